package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.woo.WooClient;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HttpWooClientFactoryTest {

    private final HttpWooClientFactory.Builder builder = HttpWooClientFactory.builder();

    @Test
    void namesTheSettingThatItRefuses() {
        assertRefused(() -> builder.connectTimeout(Duration.ZERO), "connectTimeout", "PT0S");
        assertRefused(() -> builder.requestTimeout(Duration.ofSeconds(-1)), "requestTimeout", "PT-1S");
        assertRefused(() -> builder.requestTimeout(Duration.ofDays(365)), "requestTimeout", "PT8760H");
        assertRefused(() -> builder.maximumAnswerSize(10), "maximumAnswerSize", "10");
        assertRefused(() -> builder.maximumNesting(1), "maximumNesting", "1");
        assertRefused(() -> builder.userAgent(" "), "userAgent");
        assertRefused(() -> builder.userAgent("a\r\nHost: b"), "userAgent");
    }

    @Test
    void refusesARequestTimeoutThatLeavesNoTimeToConnect() {
        builder.connectTimeout(Duration.ofSeconds(20)).requestTimeout(Duration.ofSeconds(5));
        assertRefused(builder::build, "requestTimeout (PT5S)", "connectTimeout (PT20S)");
    }

    @Test
    void takesAShortRequestTimeoutWithoutAWordAboutConnecting() {
        try (HttpWooClientFactory factory =
                builder.requestTimeout(Duration.ofSeconds(2)).build()) {
            assertThat(factory).asString().contains("connectTimeout=PT2S", "requestTimeout=PT2S");
        }
    }

    @Test
    void opensClientsWithoutARequest() {
        try (ScriptedStore store = ScriptedStore.http();
                HttpWooClientFactory factory = HttpWooClientFactory.create()) {
            WooClient client = factory.open(Stores.access(store.url()));
            assertThat(client).hasToString("HttpWooClient[127.0.0.1]");
            assertThat(store.received()).isEmpty();
        }
    }

    @Test
    void namesItselfToTheStore() {
        try (ScriptedStore store = ScriptedStore.http().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory =
                        Stores.local().userAgent("pim/7 woo-autosync").build()) {
            factory.open(Stores.access(store.url())).verifyWriteAccess();
            assertThat(store.only().header("User-agent")).isEqualTo("pim/7 woo-autosync");
        }
    }

    @Test
    void keepsThePathOfAShopInAFolder() {
        try (ScriptedStore store = ScriptedStore.http().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = Stores.local().build()) {
            factory.open(Stores.access(store.url().resolve("/shops/a/"))).verifyWriteAccess();
            assertThat(store.only().uri().getPath()).isEqualTo("/shops/a/wp-json/wc/v3/products/batch");
        }
    }

    private static void assertRefused(ThrowingCallable call, String... texts) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(texts);
    }
}
