package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.test.store.StoreClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:15:30Z");

    private final FakeStore secure = FakeStore.builder()
            .tls(true)
            .readOnlyKey("ck_r", "cs_r")
            .writeOnlyKey("ck_w", "cs_w")
            .start();
    private final FakeStore plain =
            FakeStore.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).start();

    @AfterEach
    void close() {
        secure.close();
        plain.close();
    }

    @Test
    void basicWorksOverHttpsAndIsIgnoredOverHttp() {
        assertThat(new StoreClient(secure).get("products").status()).isEqualTo(200);

        Reply ignored = new StoreClient(plain).get("products");
        assertThat(ignored.status()).isEqualTo(401); // fact 11
        assertThat(ignored.code()).isEqualTo("woocommerce_rest_cannot_view");
        assertThat(ignored.header("WWW-Authenticate")).isEmpty(); // fact 12
        assertThat(ignored.header("Allow")).isEmpty();
    }

    @Test
    void unknownKeyIsAnonymousAndAWrongSecretIsTold() {
        assertThat(new StoreClient(secure, "ck_wrong", "cs_test")
                        .get("products")
                        .code())
                .isEqualTo("woocommerce_rest_cannot_view"); // fact 13
        assertThat(new StoreClient(secure, "ck_test", "cs_wrong")
                        .get("products")
                        .code())
                .isEqualTo("woocommerce_rest_authentication_error");
        assertThat(new StoreClient(secure, "ck_test", "cs_wrong")
                        .get("/wp-json/wc/v3")
                        .status())
                .isEqualTo(401); // fact 2
        assertThat(new StoreClient(secure, "ck_wrong", "x").get("products/99").status())
                .isEqualTo(404); // fact 14
    }

    @Test
    void keysMayOnlyDoWhatTheyMay() {
        StoreClient reader = new StoreClient(secure, "ck_r", "cs_r");
        StoreClient writer = new StoreClient(secure, "ck_w", "cs_w");

        assertThat(reader.get("products").status()).isEqualTo(200);
        assertThat(reader.post("products/batch", "{}").status()).isEqualTo(401); // fact 10
        assertThat(writer.get("products").status()).isEqualTo(401);
        assertThat(writer.post("products", "{'name':'x'}").status()).isEqualTo(201);
        assertThat(writer.send("PROPFIND", "products", "")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("Unknown request method.");
    }

    @Test
    void queryKeysWinAndShowUpInLinks() {
        StoreClient client = new StoreClient(secure);
        client.post("products", "{'name':'a'}");
        client.post("products", "{'name':'b'}");

        Reply reply = client.get("products?per_page=1&consumer_key=ck_r&consumer_secret=cs_r");

        assertThat(reply.header("Link")).contains("consumer_secret=cs_r"); // fact 15
        assertThat(client.get("products?consumer_key=ck_r&consumer_secret=no").status())
                .isEqualTo(401);
    }

    @Test
    void oauthWorksOverPlainHttp() {
        StoreClient client = new StoreClient(plain);

        assertThat(client.get("products?" + signed("GET", "HMAC-SHA1", "n1", 0, "cs_test", Map.of("sku", "A B,ü~*")))
                        .status())
                .isEqualTo(200); // facts 17, 18
        assertThat(client.post(
                                "products?" + signed("POST", "HMAC-SHA256", "n2", 1, "cs_test", Map.of()),
                                "{'name':'signed'}")
                        .status())
                .isEqualTo(201);
        assertThat(client.get("products?" + signed("GET", "HMAC-SHA1", "n3", 2, "cs_wrong", Map.of()))
                        .text())
                .contains("provided signature does not match");
        assertThat(client.get("products?" + signed("GET", "HMAC-SHA1", "n2", 3, "cs_test", Map.of()))
                        .text())
                .contains("nonce has already been used"); // fact 22
        assertThat(client.get("products?" + signed("GET", "HMAC-SHA1", "n4", -960, "cs_test", Map.of()))
                        .text())
                .contains("Invalid timestamp.");
        assertThat(client.get("products?oauth_consumer_key=ck_test&oauth_nonce=x")
                        .text())
                .contains("Missing OAuth parameters oauth_timestamp, oauth_signature, oauth_signature_method");
    }

    private String signed(
            String method, String algorithm, String nonce, long shift, String secret, Map<String, String> query) {
        TreeMap<String, String> all = new TreeMap<>(query);
        all.put("oauth_consumer_key", "ck_test");
        all.put("oauth_nonce", nonce);
        all.put("oauth_signature_method", algorithm);
        all.put("oauth_timestamp", Long.toString(NOW.getEpochSecond() + shift));
        String parameters = joined(all);
        String base = method + "&" + encode(plain.url() + "/wp-json/wc/v3/products") + "&" + encode(parameters);
        try {
            Mac mac = Mac.getInstance(algorithm.replace("HMAC-", "Hmac"));
            mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), "Hmac"));
            byte[] signature = mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
            return parameters + "&oauth_signature=" + encode(Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Test
    void discoveryIsPublicAndSystemStatusIsNot() {
        StoreClient stranger = new StoreClient(secure, "nobody", "x");

        assertThat(stranger.get("/wp-json/").json().path("namespaces").toString())
                .contains("wc/v3"); // fact 1
        assertThat(stranger.get("system_status").status()).isEqualTo(401);
        assertThat(new StoreClient(secure)
                        .get("system_status?_fields=environment.version,settings.currency")
                        .text())
                .isEqualTo("{\"environment\":{\"version\":\"11.0.1\"},\"settings\":{\"currency\":\"EUR\"}}"); // fact 3
    }

    @Test
    void keysAreNotLookedAtWithoutTheTextInTheUri() {
        StoreClient client = new StoreClient(secure);

        assertThat(client.get("/?rest_route=/wc/v3/products").status()).isEqualTo(401); // fact 5
        assertThat(client.get("/?rest_route=/wc/v3/products&x=wp-json/wc/").status())
                .isEqualTo(200);
        assertThat(client.get("/index.php/wp-json/wc/v3/products/").status()).isEqualTo(200); // fact 7
        assertThat(client.get("/wp-json/wc/v3//products").code()).isEqualTo("rest_no_route");
    }
}
