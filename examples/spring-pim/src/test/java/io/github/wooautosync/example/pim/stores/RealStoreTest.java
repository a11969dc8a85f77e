package io.github.wooautosync.example.pim.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What the environment says of a real store, and what is wrong with it. */
class RealStoreTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutAnAddressThereIsNone() {
        assertThat(RealStore.from(environment)).isEmpty();
        assertThat(RealStore.from(environment.withProperty("WOO_STORE_URL", "")))
                .isEmpty();
        assertThat(RealStore.trust(environment)).isEmpty();
    }

    @Test
    void anAddressNeedsKeyAndSecret() {
        environment.withProperty("WOO_STORE_URL", "https://shop.example").withProperty("WOO_CONSUMER_KEY", "ck_1");

        assertThatThrownBy(() -> RealStore.from(environment)).hasMessageStartingWith("WOO_CONSUMER_SECRET is missing");

        RealStore store = RealStore.from(environment.withProperty("WOO_CONSUMER_SECRET", "cs_1"))
                .orElseThrow();
        assertThat(store.credentials().consumerKey()).isEqualTo("ck_1");
        assertThat(store.toString()).doesNotContain("cs_1");
    }

    @Test
    void plainHttpMustBeAllowed() {
        environment
                .withProperty("WOO_STORE_URL", "http://shop.example")
                .withProperty("WOO_CONSUMER_KEY", "ck_1")
                .withProperty("WOO_CONSUMER_SECRET", "cs_1");

        assertThatThrownBy(() -> RealStore.from(environment)).hasMessageContaining("WOO_ALLOW_HTTP=true");

        assertThat(RealStore.from(environment.withProperty("WOO_ALLOW_HTTP", "true")))
                .isPresent();
    }

    @Test
    void whatIsNoTrustStoreIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trust.jks"), "nothing");
        environment.withProperty("WOO_TRUST_STORE", file.toString());

        assertThatThrownBy(() -> RealStore.trust(environment))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("WOO_TRUST_STORE_PASSWORD");
    }
}
