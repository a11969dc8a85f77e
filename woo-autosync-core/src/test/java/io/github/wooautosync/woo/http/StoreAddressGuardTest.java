package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.WooFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a store may have. */
class StoreAddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.5",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.10",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.5",
                "::10.0.0.5",
                "64:ff9b::a00:5",
                "2002:a00:5::1"
            })
    void knowsWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(StoreAddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.1",
                "2001:4860:4860::8888",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void knowsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(StoreAddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://store.example, https://",
        "file:///etc/passwd, https://",
        "https:/no-host, no valid host",
        "https://under_score.example, no valid host",
        "https://user:password@store.example, user information",
        "https://store.example/?a=b, query",
        "https://store.example/#x, fragment",
        "http://store.example, plainHttpAllowed",
        "https://127.0.0.1, privateAddressesAllowed",
        "https://localhost, privateAddressesAllowed",
        "https://2130706433, privateAddressesAllowed",
        "https://[::1], privateAddressesAllowed"
    })
    void refusesAnAddressWithTheRemedy(String address, String remedy) {
        WooFailure failure = failureAt(address);
        assertThat(Stores.describe(failure)).isEqualTo("Unavailable address_refused");
        assertThat(failure.detail().message()).contains(remedy).doesNotContain("user:password");
    }

    @Test
    void takesAnUnknownNameForUnavailable() {
        assertThat(Stores.describe(failureAt("https://store.invalid"))).isEqualTo("Unavailable connection_refused");
    }

    private static WooFailure failureAt(String address) {
        StoreAccess access = Stores.access(URI.create(address));
        try (HttpWooClientFactory factory = HttpWooClientFactory.create()) {
            return Stores.failureOf(() -> factory.open(access).verifyWriteAccess());
        }
    }
}
