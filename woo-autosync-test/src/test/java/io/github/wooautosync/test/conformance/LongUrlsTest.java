package io.github.wooautosync.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** m-failures/18-long-url, which tells only lengths. */
class LongUrlsTest {

    @ParameterizedTest(name = "a URL of {0} characters gets {1}")
    @CsvSource({"4000, 200", "7500, 200", "9000, 414", "20000, 414", "70000, 414"})
    void theWebServerRefusesVeryLongUrls(int length, int status) {
        try (Shop shop = Shop.open()) {
            ObjectNode request =
                    ExchangeFiles.JSON.createObjectNode().put("method", "GET").put("path", "products");
            request.putObject("query").put("sku", "x".repeat(length)).put("_fields", "id");
            assertThat(shop.answer(Step.unrecorded(request)).status()).isEqualTo(status);
        }
    }
}
