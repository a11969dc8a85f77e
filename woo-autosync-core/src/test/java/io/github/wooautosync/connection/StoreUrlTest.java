package io.github.wooautosync.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "https://shop.example/, https://shop.example",
        "HTTPS://Shop.Example/, https://shop.example",
        "shop.example, https://shop.example",
        "https://shop.example:443/, https://shop.example",
        "http://shop.example:80, http://shop.example",
        "http://localhost:8080/, http://localhost:8080",
        "https://example.org/shop/, https://example.org/shop",
        "https://example.org//shop//, https://example.org/shop",
        "https://shop.example/wp-json, https://shop.example",
        "https://shop.example/wp-json/wc/v3/products?x=1, https://shop.example",
        "https://example.org/shop/wp-json/wc/v3/, https://example.org/shop",
        "'  https://shop.example/  ', https://shop.example",
        "https://[::1]:8443/, https://[::1]:8443",
    })
    void whatPeopleTypeIsNormalised(String typed, String expected) {
        assertThat(StoreUrl.parse(typed)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "ftp://shop.example", "file:///etc/passwd", "https://", "https:// shop", "http:///x"})
    void whatIsNoShopIsRefusedByName(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreUrl.parse(typed))
                .withMessageContaining("storeUrl")
                .withMessageContaining("https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://admin:hunter2@shop.example",
                "https://admin:hunter2@my_shop.example",
                "ftp://admin:hunter2@shop.example",
                "https://admin:hunter2@shop .example",
                "https://my_shop.example/?consumer_secret=hunter2"
            })
    void aSecretInTheAddressIsRefusedAndNotRepeated(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreUrl.parse(typed))
                .withMessageContaining("storeUrl")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }
}
