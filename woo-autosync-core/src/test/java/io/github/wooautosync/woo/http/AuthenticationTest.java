package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Secret;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How key and secret travel. */
class AuthenticationTest {

    private static final AnswerFields ALL = AnswerFields.all();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void signsLikeTheRecordedRequests(int step) {
        Recording recording = Recording.of("b-auth/08-oauth1-ok", step);
        JsonNode oauth = recording.step().get("oauth");
        URI sent = URI.create(recording.request().get("url").textValue());
        Map<String, String> parameters = parameters(sent);
        String signature = String.valueOf(parameters.remove("oauth_signature"));
        String address = "http://store.example" + sent.getPath();

        assertThat(OAuthSignature.baseString(recording.method(), address, parameters))
                .isEqualTo(oauth.get("base_string").textValue());

        String nonce = String.valueOf(parameters.get("oauth_nonce"));
        long time = Long.parseLong(String.valueOf(parameters.get("oauth_timestamp")));
        parameters.keySet().removeIf(name -> name.startsWith("oauth_"));
        Map<String, String> signed = new OAuthSignature("ck_test", Secret.of("cs_test"))
                .sign(recording.method(), address, parameters, nonce, time);
        assertThat(signed).containsEntry("oauth_signature", signature);
        assertThat(PercentEncoding.query(signed)).isEqualTo(sent.getRawQuery());
    }

    @Test
    void sendsOverPlainHttpExactlyWhatARealStoreAccepted() {
        Recording recording = Recording.of("b-auth/08-oauth1-ok", 5);
        Map<String, String> recorded = parameters(
                URI.create("http://x/?" + recording.request().get("query").textValue()));
        try (ScriptedStore store = ScriptedStore.http().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = Stores.local()
                        .nonces(() -> String.valueOf(recorded.get("oauth_nonce")))
                        .clock(Clock.fixed(Instant.ofEpochSecond(1795338924), ZoneOffset.UTC))
                        .build()) {
            factory.open(Stores.access(store.url())).verifyWriteAccess();
            assertThat(store.only().query())
                    .containsEntry("oauth_nonce", String.valueOf(recorded.get("oauth_nonce")))
                    .containsEntry("oauth_timestamp", "1795338924")
                    .containsEntry("oauth_consumer_key", Stores.KEY)
                    .containsEntry("oauth_signature_method", "HMAC-SHA256")
                    .containsKey("oauth_signature");
            assertThat(store.only().header("Authorization")).isEmpty();
            assertThat(store.only().uri().toString()).doesNotContain(Stores.SECRET);
        }
    }

    @Test
    void neverUsesANonceTwice() { // fact 22
        try (ScriptedStore store = ScriptedStore.http().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(store.url()));
            client.list(StoreResource.PRODUCTS, ListQuery.all(ALL));
            client.list(StoreResource.PRODUCTS, ListQuery.all(ALL));
            assertThat(store.received())
                    .extracting(request -> request.query().get("oauth_nonce"))
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void sendsBasicAuthenticationOverHttpsWithoutBeingAsked() { // fact 12
        try (ScriptedStore store = TestCertificate.store().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = trusting().build()) {
            factory.open(Stores.access(store.url())).verifyWriteAccess();
            String expected = Base64.getEncoder()
                    .encodeToString((Stores.KEY + ":" + Stores.SECRET).getBytes(StandardCharsets.UTF_8));
            assertThat(store.only().header("Authorization")).isEqualTo("Basic " + expected);
            assertThat(store.only().uri().getQuery()).isNull();
        }
    }

    @Test
    void sendsKeyAndSecretInTheQueryWhereToldOverHttps() {
        try (ScriptedStore store = TestCertificate.store().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = trusting().build()) {
            factory.open(Stores.access(store.url(), Authentication.QUERY_STRING))
                    .verifyWriteAccess();
            assertThat(store.only().query())
                    .containsEntry("consumer_key", Stores.KEY)
                    .containsEntry("consumer_secret", Stores.SECRET);
            assertThat(store.only().header("Authorization")).isEmpty();
        }
    }

    @Test
    void signsOverHttpsWhereTold() {
        try (ScriptedStore store = TestCertificate.store().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = trusting().build()) {
            factory.open(Stores.access(store.url(), Authentication.OAUTH)).verifyWriteAccess();
            assertThat(store.only().query()).containsKey("oauth_signature");
            assertThat(store.only().header("Authorization")).isEmpty();
        }
    }

    @Test
    void refusesToSendTheSecretInClear() {
        try (ScriptedStore store = ScriptedStore.http();
                HttpWooClientFactory factory = Stores.local().build()) {
            StoreAccess access = Stores.access(store.url(), Authentication.QUERY_STRING);
            WooFailure failure = Stores.failureOf(() -> factory.open(access).verifyWriteAccess());
            assertThat(Stores.describe(failure)).isEqualTo("Unavailable address_refused");
            assertThat(failure.detail().message()).contains("https");
            assertThat(store.received()).isEmpty();
        }
    }

    @Test
    void refusesPlainHttpUnlessAllowedAndNamesTheRemedy() {
        try (ScriptedStore store = ScriptedStore.http();
                HttpWooClientFactory factory =
                        Stores.local().plainHttpAllowed(false).build()) {
            WooFailure failure = Stores.failureOf(
                    () -> factory.open(Stores.access(store.url())).verifyWriteAccess());
            assertThat(Stores.describe(failure)).isEqualTo("Unavailable address_refused");
            assertThat(failure.detail().message()).contains("plainHttpAllowed");
            assertThat(store.received()).isEmpty();
        }
    }

    @Test
    void doesNotSendTheSecretToAServerWhoseCertificateIsNotTrusted() {
        try (ScriptedStore store = TestCertificate.store().answers(Answer.json(200, "[]"));
                HttpWooClientFactory factory = Stores.local().build()) {
            WooFailure failure = Stores.failureOf(
                    () -> factory.open(Stores.access(store.url())).verifyWriteAccess());
            assertThat(Stores.describe(failure)).isEqualTo("Unavailable tls_failure");
            assertThat(store.received()).isEmpty();
        }
    }

    private static HttpWooClientFactory.Builder trusting() {
        return Stores.local().sslContext(TestCertificate.context());
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : uri.getRawQuery().split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
