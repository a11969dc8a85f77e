package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.woo.WooFailure;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of the table that no recording shows: other web servers, other plug-ins, items of a batch. */
class FailureTableTest {

    private static final FailureText TEXT =
            new FailureText(new SecretMask(Stores.access(URI.create("https://store.example"))));

    @ParameterizedTest
    @CsvSource({
        "403, some_plugin_code, Unauthorised some_plugin_code",
        "403, '', Unavailable blocked_by_web_server",
        "406, '', Unavailable blocked_by_web_server",
        "400, '', Unavailable http_error",
        "401, '', Unauthorised http_error",
        "402, '', Unavailable http_error",
        "404, '', Unavailable http_error",
        "405, '', Unavailable http_error",
        "408, some_code, Unavailable some_code",
        "404, some_code, Conflict OTHER some_code",
        "409, some_code, Conflict OTHER some_code",
        "410, some_code, Conflict GONE some_code",
        "413, some_code, InvalidData request_too_large",
        "418, some_code, InvalidData some_code",
        "422, some_code, InvalidData some_code",
        "500, '', Doubtful working http_error",
        "500, some_code, Doubtful ended some_code",
        "500, invalid_term_id, InvalidData invalid_term_id",
        "501, '', Unavailable http_error",
        "502, some_code, Doubtful working some_code",
        "503, '', Doubtful working http_error",
        "522, '', Doubtful working http_error"
    })
    void errorOfAWriteHasItsMeaning(int status, String code, String meaning) {
        assertThat(describe(OptionalInt.of(status), code, Effect.WRITE, false)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "500, some_code", "502, ''", "503, ''", "504, ''", "522, ''"})
    void noReadIsEverDoubtful(int status, String code) {
        assertThat(describe(OptionalInt.of(status), code, Effect.READ, false)).startsWith("Unavailable ");
    }

    @ParameterizedTest
    @CsvSource({
        "403, woocommerce_rest_cannot_edit, Unauthorised woocommerce_rest_cannot_edit",
        "500, some_code, Doubtful ended some_code",
        "502, some_code, Doubtful ended some_code",
        "404, some_code, Conflict OTHER some_code"
    })
    void errorOfAnItemIsNeverTheStoresWorkGoingOn(int status, String code, String meaning) {
        assertThat(describe(OptionalInt.of(status), code, Effect.WRITE, true)).isEqualTo(meaning);
    }

    @Test
    void takesAnItemErrorWithoutAStatusForARefusal() {
        assertThat(describe(OptionalInt.empty(), "some_code", Effect.WRITE, true))
                .isEqualTo("InvalidData some_code");
    }

    @Test
    void takesADuplicateSkuWithoutAHolderForBlocked() {
        assertThat(describe(OptionalInt.of(400), "product_invalid_sku", Effect.CREATE_WITH_SKU, false))
                .isEqualTo("Conflict SKU_BLOCKED product_invalid_sku");
    }

    @Test
    void keepsTheRefusedFieldsWithTheirReasons() {
        JsonNode error = Recording.of("d-product-update/06-types", 0).body();
        WooFailure failure = FailureTable.of(refusal(OptionalInt.of(400), ErrorBody.of(error), Effect.WRITE, false));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        WooFailure.InvalidData.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys("regular_price"));
    }

    @Test
    void showsTheStoresMessageWithoutMarkupAndShort() {
        ObjectNode error = Recording.JSON
                .createObjectNode()
                .put("code", "c")
                .put("message", "<p>Bad\n <b>thing</b></p>" + "x".repeat(1_000));
        WooFailure failure = FailureTable.of(refusal(OptionalInt.of(400), ErrorBody.of(error), Effect.WRITE, false));
        assertThat(failure.detail().message()).startsWith("Bad thing xxx").hasSize(300);
        assertThat(failure.detail().request()).isEqualTo("POST products");
    }

    private static String describe(OptionalInt status, String code, Effect effect, boolean item) {
        ErrorBody error =
                ErrorBody.of(Recording.JSON.createObjectNode().put("code", code).put("message", "text"));
        return Stores.describe(FailureTable.of(refusal(status, error, effect, item)));
    }

    private static Refusal refusal(OptionalInt status, ErrorBody error, Effect effect, boolean item) {
        return new Refusal("POST products", effect, status, error, Optional.empty(), item, TEXT);
    }
}
