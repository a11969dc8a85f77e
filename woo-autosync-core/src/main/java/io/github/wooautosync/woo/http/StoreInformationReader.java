package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.WooException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a store about itself. The system status is the proof that the store can be used, so it must succeed; the title
 * (which is public) and the units (which a key may not be allowed to read) are taken where the store gives them.
 */
final class StoreInformationReader {

    private final Function<StoreRequest, JsonNode> store;

    StoreInformationReader(Function<StoreRequest, JsonNode> store) {
        this.store = store;
    }

    StoreInformation read() {
        JsonNode status = store.apply(StoreRequest.read("system_status")
                .with(
                        "_fields",
                        "environment.version,environment.wp_version,environment.php_version,settings.currency"));
        JsonNode index = answered(StoreRequest.index().with("_fields", "name"));
        JsonNode settings = answered(StoreRequest.read("settings/products").with("_fields", "id,value"));
        JsonNode environment = status.path("environment");
        return new StoreInformation(
                text(index.path("name")),
                text(environment.path("version")),
                text(environment.path("wp_version")),
                text(environment.path("php_version")),
                text(status.path("settings").path("currency")),
                setting(settings, "woocommerce_weight_unit"),
                setting(settings, "woocommerce_dimension_unit"));
    }

    /** Nothing when the store answered with a failure; a store that does not answer at all is a failure still. */
    private JsonNode answered(StoreRequest request) {
        try {
            return store.apply(request);
        } catch (WooException failed) {
            if (failed.failure().detail().status().isPresent()) {
                return MissingNode.getInstance();
            }
            throw failed;
        }
    }

    private static Optional<String> setting(JsonNode settings, String id) {
        for (JsonNode setting : settings) {
            if (setting.path("id").asText("").equals(id)) {
                return text(setting.path("value"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
