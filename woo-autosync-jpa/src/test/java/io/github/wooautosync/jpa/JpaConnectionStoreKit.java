package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.AesGcmSecretCipher;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.secret.SecretCipherException;
import io.github.wooautosync.test.contract.ConnectionStoreContract;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of connections on one database, and what their secrets look like in it. */
abstract class JpaConnectionStoreKit extends ConnectionStoreContract {

    private static final SecretCipher FIRST_KEY = AesGcmSecretCipher.of("first", key(1));
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TestDatabase database;
    private final TransactionBoundary transactions;

    JpaConnectionStoreKit(TestDatabase database) {
        this.database = database;
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
    }

    @Override
    protected ConnectionStore createEmptyStore() {
        database.empty();
        return new JpaConnectionStore(transactions, FIRST_KEY);
    }

    @Test
    void theClearTextIsNeverInTheDatabase() {
        new JpaConnectionStore(transactions, FIRST_KEY).insert(connection("one"));

        String row =
                database.text("select concat(consumer_key, consumer_secret, settings, store_name) from woo_connection");
        assertThat(row)
                .contains("aesgcm:first:")
                .doesNotContain("ck_")
                .doesNotContain("cs_")
                .doesNotContain("topsecret");
    }

    @Test
    void aSecretThatIsCopiedToAnotherConnectionIsRefused() {
        JpaConnectionStore store = new JpaConnectionStore(transactions, FIRST_KEY);
        store.insert(connection("one"));
        store.insert(connection("two"));
        String stolen = database.text("select consumer_secret from woo_connection where id = 'one'");
        database.execute("update woo_connection set consumer_secret = '" + stolen + "' where id = 'two'");

        assertThatThrownBy(() -> store.find(ConnectionId.of("two")))
                .isInstanceOf(SecretCipherException.class)
                .hasMessageContaining("connection two");
    }

    @Test
    void afterARotationEverythingIsEncryptedAnew() {
        new JpaConnectionStore(transactions, FIRST_KEY).insert(connection("one"));
        new JpaConnectionStore(transactions, FIRST_KEY).insert(connection("two"));
        SecretCipher both = AesGcmSecretCipher.builder("second", key(2))
                .formerKey("first", key(1))
                .build();
        JpaConnectionStore rotating = new JpaConnectionStore(transactions, both);
        assertThat(rotating.find(ConnectionId.of("one"))).isPresent();

        assertThat(rotating.encryptAnew()).isEqualTo(2);
        assertThat(rotating.encryptAnew()).isZero();

        JpaConnectionStore rotated = new JpaConnectionStore(transactions, AesGcmSecretCipher.of("second", key(2)));
        assertThat(rotated.find(ConnectionId.of("one")).orElseThrow().credentials())
                .isEqualTo(connection("one").credentials());
        assertThat(database.number("select count(*) from woo_connection where consumer_key like '%first%'"))
                .isZero();
    }

    @Test
    void anAddressThatHasNoRoomIsRefusedByName() {
        Connection connection = connection("x".repeat(60));
        JpaConnectionStore store = new JpaConnectionStore(transactions, FIRST_KEY);
        Connection longOne = new Connection(
                connection.id(),
                connection.ownerId(),
                "Shop",
                StoreUrl.parse("https://shop.example/" + "a".repeat(600)),
                connection.credentials(),
                true,
                false,
                true,
                connection.market(),
                connection.policy(),
                connection.health(),
                Optional.empty(),
                NOW,
                NOW);

        assertThatThrownBy(() -> store.insert(longOne)).hasStackTraceContaining("storeUrl has 621 characters");
    }

    private static Connection connection(String id) {
        return new Connection(
                ConnectionId.of(id),
                OwnerId.of("alice"),
                "Shop",
                StoreUrl.parse("https://" + id + ".example"),
                Credentials.of("ck_1234567890topsecret", "cs_0987654321topsecret"),
                true,
                false,
                true,
                Market.unspecified(),
                StorePolicy.standard(),
                ConnectionHealth.ok(NOW),
                Optional.empty(),
                NOW,
                NOW);
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
