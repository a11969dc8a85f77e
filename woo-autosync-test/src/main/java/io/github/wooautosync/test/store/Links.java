package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code _links} of an answer. */
final class Links {

    private static final List<String> ITEM_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private Links() {}

    static ObjectNode item(String self, String collection) {
        ObjectNode links = Json.object();
        ArrayNode allow = links.putArray("self")
                .addObject()
                .put("href", self)
                .putObject("targetHints")
                .putArray("allow");
        ITEM_METHODS.forEach(allow::add);
        links.putArray("collection").addObject().put("href", collection);
        return links;
    }

    static ObjectNode up(ObjectNode links, String href) {
        links.putArray("up").addObject().put("href", href);
        return links;
    }

    /** The answer to a delete of a term no longer hints at methods (h-taxonomies/01). */
    static ObjectNode withoutHints(ObjectNode links) {
        if (links.path("self").path(0) instanceof ObjectNode self) {
            self.remove("targetHints");
        }
        return links;
    }

    static ObjectNode selfOnly(String href) {
        ObjectNode links = Json.object();
        links.putArray("self").addObject().put("href", href);
        return links;
    }
}
