package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error that a real store was seen to answer, and what it means: the table of meanings, row by row. */
class RecordedRefusalsTest {

    @ParameterizedTest(name = "{0} #{1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            b-auth/01-no-auth                            | 1  | Conflict GONE woocommerce_rest_product_invalid_id
            b-auth/01-no-auth                            | 2  | Unauthorised woocommerce_rest_cannot_view
            b-auth/01-no-auth                            | 3  | Unauthorised woocommerce_rest_cannot_create
            b-auth/01-no-auth                            | 4  | Unauthorised woocommerce_rest_cannot_batch
            b-auth/03-wrong-secret                       | 0  | Unauthorised woocommerce_rest_authentication_error
            b-auth/04-read-only-key-writes               | 1  | Unauthorised woocommerce_rest_authentication_error
            b-auth/05-write-only-key-reads               | 0  | Unauthorised woocommerce_rest_authentication_error
            b-auth/06-basic-over-plain-http              | 0  | Unauthorised woocommerce_rest_cannot_view
            b-auth/11-oauth1-errors                      | 0  | Unauthorised woocommerce_rest_authentication_error
            b-auth/11-oauth1-errors                      | 10 | Unauthorised woocommerce_rest_authentication_missing_parameter
            c-product-create/08-create-with-id           | 0  | InvalidData woocommerce_rest_product_exists
            c-product-create/09-global-unique-id         | 1  | Conflict GTIN_TAKEN by 2078 product_invalid_global_unique_id
            c-product-create/09-global-unique-id         | 3  | InvalidData product_invalid_global_unique_id_format
            d-product-update/06-types                    | 0  | InvalidData rest_invalid_param
            d-product-update/16-update-nonexistent       | 0  | Conflict GONE woocommerce_rest_product_invalid_id
            d-product-update/16-update-nonexistent       | 1  | Conflict GONE woocommerce_rest_product_invalid_id
            d-product-update/16-update-nonexistent       | 2  | Conflict GONE woocommerce_rest_product_invalid_id
            e-sku/01-duplicate-on-create                 | 1  | Conflict SKU_TAKEN by 2159 product_invalid_sku
            e-sku/02-duplicate-on-update                 | 0  | Conflict SKU_TAKEN by 2161 product_invalid_sku
            e-sku/04-sku-of-trashed                      | 6  | Conflict SKU_BLOCKED woocommerce_rest_product_not_created
            n-concurrency/07-delete-while-updating       | 2  | Conflict SKU_BLOCKED woocommerce_rest_product_not_created
            f-batch/05-empty-and-malformed               | 5  | Doubtful ended internal_server_error
            f-batch/06-more-than-100                     | 0  | InvalidData woocommerce_rest_request_entity_too_large
            f-batch/09-item-that-kills-php               | 0  | Doubtful ended empty_answer
            f-batch/09-item-that-kills-php               | 2  | Doubtful ended internal_server_error
            f-batch/10-memory-exhausted                  | 0  | Doubtful ended internal_server_error
            g-images/06-invalid-ids                      | 0  | InvalidData woocommerce_product_invalid_image_id
            g-images/08-deleted-media                    | 1  | InvalidData woocommerce_product_invalid_image_id
            h-taxonomies/01-category-create-update-get   | 4  | Conflict OTHER woocommerce_rest_trash_not_supported
            h-taxonomies/01-category-create-update-get   | 6  | Conflict GONE woocommerce_rest_term_invalid
            h-taxonomies/01-category-create-update-get   | 7  | Conflict GONE woocommerce_rest_term_invalid
            h-taxonomies/01-category-create-update-get   | 8  | Conflict GONE woocommerce_rest_term_invalid
            h-taxonomies/02-category-duplicate           | 0  | Conflict TERM_EXISTS by 316 term_exists
            h-taxonomies/02-category-duplicate           | 10 | InvalidData missing_parent
            h-taxonomies/02-category-duplicate           | 12 | InvalidData duplicate_term_slug
            h-taxonomies/02-category-duplicate           | 15 | InvalidData empty_term_name
            h-taxonomies/02-category-duplicate           | 16 | InvalidData rest_missing_callback_param
            h-taxonomies/02-category-duplicate           | 20 | InvalidData db_insert_error
            h-taxonomies/08-attributes                   | 1  | InvalidData woocommerce_rest_cannot_create
            h-taxonomies/08-attributes                   | 18 | Conflict GONE woocommerce_rest_taxonomy_invalid
            h-taxonomies/12-category-with-products       | 4  | Conflict OTHER woocommerce_rest_cannot_delete
            h-taxonomies/13-shipping-and-tax-classes     | 3  | Conflict OTHER woocommerce_rest_tax_class_exists
            i-variable/04-parent-after-variations        | 5  | Conflict OTHER woocommerce_rest_invalid_product_id
            i-variable/04-parent-after-variations        | 6  | Conflict OTHER woocommerce_rest_invalid_product_id
            i-variable/08-variation-update-semantics     | 3  | Conflict SKU_TAKEN by 2498 product_invalid_sku
            i-variable/08-variation-update-semantics     | 24 | Conflict GONE woocommerce_rest_product_variation_invalid_id
            i-variable/08-variation-update-semantics     | 26 | Doubtful ended internal_server_error
            i-variable/12-delete-variation-and-parent    | 4  | Conflict ALREADY_IN_TRASH woocommerce_rest_already_trashed
            j-delete/01-trash-then-force                 | 3  | Conflict ALREADY_IN_TRASH woocommerce_rest_already_trashed
            j-delete/01-trash-then-force                 | 6  | Conflict GONE woocommerce_rest_product_invalid_id
            j-delete/05-shop-without-trash               | 0  | Conflict OTHER woocommerce_rest_trash_not_supported
            m-failures/01-no-route                       | 6  | Unavailable http_error
            m-failures/02-invalid-json                   | 0  | InvalidData rest_invalid_json
            m-failures/03-maintenance-mode               | 0  | Unavailable http_error
            m-failures/03-maintenance-mode               | 1  | Unavailable wp_die
            m-failures/03-maintenance-mode               | 2  | Unavailable wp_die
            m-failures/04-php-fatal                      | 0  | Doubtful ended internal_server_error
            m-failures/04-php-fatal                      | 4  | Doubtful ended empty_answer
            m-failures/06-woocommerce-not-active         | 0  | Unavailable rest_no_route
            m-failures/06-woocommerce-not-active         | 1  | Unavailable rest_no_route
            m-failures/06-woocommerce-not-active         | 2  | Unavailable rest_no_route
            m-failures/07-nginx-413                      | 0  | InvalidData request_too_large
            m-failures/08-nginx-502                      | 0  | Unavailable http_error
            m-failures/08-nginx-502                      | 1  | Doubtful working http_error
            m-failures/09-nginx-504                      | 0  | Doubtful working http_error
            m-failures/11-redirects                      | 0  | Unavailable redirected
            m-failures/11-redirects                      | 1  | Unavailable redirected
            m-failures/14-rate-limit                     | 2  | Throttled http_error
            m-failures/15-database-down                  | 0  | Unavailable http_error
            m-failures/15-database-down                  | 1  | Unavailable wp_die
            m-failures/15-database-down                  | 2  | Doubtful ended wp_die
            m-failures/16-forbidden-by-web-server        | 0  | Unavailable blocked_by_web_server
            m-failures/16-forbidden-by-web-server        | 1  | Unauthorised woocommerce_rest_cannot_view
            m-failures/18-long-url                       | 2  | InvalidData request_too_large
            a-discovery/13-shop-with-plain-permalinks    | 0  | Unavailable redirected
            a-discovery/13-shop-with-plain-permalinks    | 1  | Unavailable not_json
            """)
    void recordedErrorHasItsMeaning(String exchange, int step, String meaning) {
        Recording recording = Recording.of(exchange, step);
        try (ScriptedStore store = ScriptedStore.http().answers(recording.answer());
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(store.url()));
            assertThat(Stores.describe(Stores.failureOf(() -> repeat(recording, client))))
                    .isEqualTo(meaning);
            assertThat(store.only().method()).isEqualTo(recording.method());
        }
    }

    /** Sends what was sent when the answer was recorded. */
    private static void repeat(Recording recording, WooClient client) {
        String[] path = recording.path().split("/");
        String last = path[path.length - 1];
        String parent = String.join("/", Arrays.copyOf(path, path.length - 1));
        boolean entry = last.matches("\\d+");
        StoreResource collection = new StoreResource(entry || last.equals("batch") ? parent : recording.path());
        long id = entry ? Long.parseLong(last) : 0;
        AnswerFields all = AnswerFields.all();
        switch (recording.method()) {
            case "POST" -> {
                if (last.equals("batch")) {
                    client.batch(collection, new StoreBatch(List.of(someName()), List.of(), List.of(), all));
                } else {
                    client.create(collection, fields(recording.requestBody()), all);
                }
            }
            case "PUT" -> client.update(collection, id, fields(recording.requestBody()), all);
            case "DELETE" -> {
                boolean force = recording.request().path("query").has("force");
                client.delete(collection, id, force ? Removal.PERMANENT : Removal.TRASH);
            }
            default -> {
                if (entry) {
                    client.get(collection, id, all);
                } else {
                    client.list(collection, ListQuery.all(all));
                }
            }
        }
    }

    private static StoreFields fields(JsonNode body) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        body.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields.isEmpty() ? someName() : new StoreFields(fields);
    }

    private static StoreFields someName() {
        return new StoreFields(Map.of("name", TextNode.valueOf("x")));
    }
}
