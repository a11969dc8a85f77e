package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that says it is elsewhere: never followed, always explained. */
class RedirectTest {

    private final ScriptedStore store = ScriptedStore.http();
    private final ScriptedStore elsewhere = ScriptedStore.http().answers(Answer.json(200, "{\"id\":1}"));
    private final HttpWooClientFactory factory = Stores.local().build();
    private final WooClient client = factory.open(Stores.access(store.url()));

    @AfterEach
    void stop() {
        factory.close();
        store.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) { // fact 143
        store.answers(redirect(status, elsewhere.url() + "/wp-json/wc/v3/products"));
        assertThat(Stores.describe(Stores.failureOf(this::read))).isEqualTo("Unavailable redirected");
        assertThat(Stores.describe(Stores.failureOf(this::write))).isEqualTo("Unavailable redirected");
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void namesTheAddressToUseWithoutWhatTheLocationRepeats() {
        store.answers(redirect(
                301,
                "https://www.store.example/shop/wp-json/wc/v3/products/?consumer_secret=" + Stores.SECRET + "&x=1"));
        WooFailure failure = Stores.failureOf(this::read);
        assertThat(failure.detail().message())
                .contains("https://www.store.example/shop;")
                .contains("store URL")
                .doesNotContain("consumer_secret");
    }

    @Test
    void explainsARedirectWithinTheShop() { // fact 6
        store.answers(redirect(301, "/wp-json/wc/v3/products/?per_page=1"));
        assertThat(Stores.failureOf(this::read).detail().message()).contains("permalinks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "::not an address::", "mailto:x@store.example"})
    void survivesAnUnreadableLocation(String location) {
        store.answers(redirect(302, location));
        assertThat(Stores.describe(Stores.failureOf(this::read))).isEqualTo("Unavailable redirected");
    }

    private void read() {
        client.get(StoreResource.PRODUCTS, 1, AnswerFields.all());
    }

    private void write() {
        StoreFields fields = new StoreFields(Map.of("name", TextNode.valueOf("x")));
        client.create(StoreResource.PRODUCTS, fields, AnswerFields.all());
    }

    private static Answer redirect(int status, String location) {
        return Answer.html(status, "<html><h1>Moved</h1></html>").withHeader("Location", location);
    }
}
