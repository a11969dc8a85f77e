package io.github.wooautosync.spring.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import io.github.wooautosync.spring.host.TestHost;
import org.junit.jupiter.api.Test;

/** Credentials of stores are encrypted with the key of the host, which can be changed. */
class StoredSecretsTest {

    private static final String OTHER_KEY = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    @Test
    void credentialsAreEncryptedAndEncryptedAnewWithANewKey() {
        String url = "spring.datasource.url=jdbc:h2:mem:rotated;DB_CLOSE_DELAY=-1";
        try (TestHost host = TestHost.quiet(url, "spring.jpa.hibernate.ddl-auto=update")) {
            connect(host);
            assertThat(storedSecret(host)).startsWith("aesgcm:1:");
        }
        try (TestHost host = TestHost.quiet(
                url,
                "spring.jpa.hibernate.ddl-auto=update",
                "woo.autosync.encryption-key=" + OTHER_KEY,
                "woo.autosync.encryption-key-id=2026",
                "woo.autosync.former-encryption-keys.1=" + TestHost.KEY)) {
            assertThat(storedSecret(host)).startsWith("aesgcm:2026:");
            assertThat(host.bean(ConnectionService.class)
                            .list(OwnerId.SINGLE)
                            .get(0)
                            .credentials()
                            .consumerSecret()
                            .reveal())
                    .isEqualTo("cs_secret");
        }
    }

    @Test
    void demonstrationsCanDoWithoutAKey() {
        try (TestHost host = TestHost.quiet("woo.autosync.encryption-key=", "woo.autosync.plaintext-secrets=true")) {
            connect(host);
            assertThat(storedSecret(host)).isEqualTo("plaintext:cs_secret");
        }
    }

    @Test
    void thePropertiesDoNotShowTheKey() {
        try (TestHost host = TestHost.quiet()) {
            assertThat(host.bean(WooAutoSyncProperties.class).toString()).doesNotContain(TestHost.KEY);
        }
    }

    private static void connect(TestHost host) {
        host.bean(ConnectionService.class)
                .connect(NewConnection.builder()
                        .storeUrl("https://shop.example")
                        .consumerKey("ck_key")
                        .consumerSecret("cs_secret")
                        .build());
    }

    private static String storedSecret(TestHost host) {
        return String.valueOf(host.jdbc().queryForObject("select consumer_secret from woo_connection", String.class));
    }
}
