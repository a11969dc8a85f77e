package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a product or a variation names an attribute to the store. */
sealed interface AttributePlace {

    /** A global attribute: by its id, because its label would be taken for a local one (facts 100 and 103). */
    record Global(long id) implements AttributePlace {

        @Override
        public void writeTo(ObjectNode node) {
            node.put("id", id);
        }
    }

    /** An attribute of the one product, by its label. */
    record Local(String name) implements AttributePlace {

        @Override
        public void writeTo(ObjectNode node) {
            node.put("name", name);
        }
    }

    void writeTo(ObjectNode node);
}
