package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a product or a variation names an attribute to the store. */
sealed interface AttributePlace {

    /** A global attribute: by its id, because its label would be taken for a local one (facts 100 and 103). */
    record Global(long id) implements AttributePlace {

        @Override
        public void writeTo(ObjectNode node) {
            node.put("id", id);
        }

        @Override
        public String key() {
            return "global " + id;
        }
    }

    /** An attribute of the one product, by its label. */
    record Local(String name) implements AttributePlace {

        @Override
        public void writeTo(ObjectNode node) {
            node.put("name", name);
        }

        @Override
        public String key() {
            return "local " + TermPath.key(name);
        }
    }

    void writeTo(ObjectNode node);

    /** Equal for two places that a store cannot tell apart. */
    String key();

    /** The place of an attribute that a product of the store shows. */
    static AttributePlace of(JsonNode shown) {
        long id = shown.path("id").asLong(0);
        return id > 0 ? new Global(id) : new Local(shown.path("name").asText(""));
    }
}
