package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Key and secret go to the store and nowhere else, even when it repeats them in everything it says. */
@Timeout(60)
class SecretsTest {

    private static final AnswerFields ALL = AnswerFields.all();
    private static final List<String> SECRETS = List.of(
            Stores.KEY,
            Stores.SECRET,
            URLEncoder.encode(Stores.SECRET, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString((Stores.KEY + ":" + Stores.SECRET).getBytes(StandardCharsets.UTF_8)));

    /** Not even a half of it may be left where a long text was cut. */
    private static final String HALF = "cs_fedcba";

    private final Logger root = (Logger) LoggerFactory.getLogger("io.github.wooautosync");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    @ParameterizedTest
    @EnumSource(Authentication.class)
    void staySecretWhateverTheStoreRepeats(Authentication authentication) {
        try (ScriptedStore store = TestCertificate.store();
                HttpWooClientFactory factory = Stores.local()
                        .sslContext(TestCertificate.context())
                        .maximumAnswerSize(20_000)
                        .build()) {
            StoreAccess access = Stores.access(store.url(), authentication);
            WooClient client = factory.open(access);
            said.add(client.toString());
            said.add(factory.toString());
            said.add(access.toString());
            for (Answer answer : repeatingAnswers()) {
                store.answers(answer);
                callEverything(client);
            }
        }
        assertThat(said).hasSizeGreaterThan(100);
        assertNothingLeaked();
    }

    @Test
    void staySecretWhenNothingIsAnswered() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Duration brief = Duration.ofMillis(200);
        try (RawServer mute = new RawServer(peer -> {
                    peer.read();
                    peer.awaitEnd();
                });
                RawServer rude = new RawServer(RawServer.Peer::reset);
                HttpWooClientFactory factory = Stores.local()
                        .connectTimeout(brief)
                        .requestTimeout(brief)
                        .build()) {
            for (URI url : List.of(
                    URI.create("http://127.0.0.1:" + free),
                    mute.url(),
                    rude.url(),
                    rude.secureUrl(),
                    URI.create("ftp://store.example"))) {
                for (Authentication authentication : Authentication.values()) {
                    WooClient client = factory.open(Stores.access(url, authentication));
                    say(client::verifyWriteAccess);
                    say(() -> client.get(StoreResource.PRODUCTS, 1, ALL));
                }
            }
        }
        assertThat(said).hasSize(30);
        assertNothingLeaked();
    }

    /** Errors, pages, redirects and rubbish that hold the address and the headers of the request. */
    private static List<Answer> repeatingAnswers() {
        String echo = String.join(" ", SECRETS);
        // The secret lies across the place where long messages are cut.
        String long290 = "x".repeat(290);
        List<Answer> answers = new ArrayList<>();
        for (int status : List.of(200, 400, 401, 403, 404, 413, 429, 500, 502, 503)) {
            answers.add(Answer.json(status, error(echo, echo)));
            answers.add(Answer.json(status, error("product_invalid_sku", long290 + Stores.SECRET)));
            answers.add(Answer.json(status, error("rest_invalid_param", echo)));
            answers.add(Answer.html(status, "<html><title>" + echo + "</title>" + echo + "</html>"));
            answers.add(Answer.html(status, echo + " {\"broken\": " + echo));
            answers.add(Answer.json(status, "{\"id\": " + Stores.SECRET));
        }
        answers.add(Answer.json(200, "{\"create\":[{\"id\":0,\"error\":" + error(echo, echo) + "}]}"));
        answers.add(Answer.json(200, "x".repeat(30_000) + echo));
        answers.add(Answer.html(301, echo)
                .withHeader(
                        "Location",
                        "https://" + Stores.KEY + ":x@other.example/" + Stores.KEY + "/wp-json/?s="
                                + URLEncoder.encode(Stores.SECRET, StandardCharsets.UTF_8)));
        answers.add(Answer.json(200, "[]")
                .withHeader("Link", "<https://x/?consumer_secret=" + Stores.SECRET + ">; rel=\"next\"")
                .withHeader("Content-Encoding", Stores.SECRET)
                .withHeader("Retry-After", Stores.SECRET));
        return answers;
    }

    private static String error(String code, String message) {
        return Recording.JSON
                .createObjectNode()
                .put("code", code)
                .put("message", message)
                .set(
                        "data",
                        Recording.JSON
                                .createObjectNode()
                                .set("params", Recording.JSON.createObjectNode().put(message, message)))
                .toString();
    }

    private void callEverything(WooClient client) {
        StoreFields fields = new StoreFields(Map.of("sku", TextNode.valueOf("A")));
        say(client::storeInformation);
        say(client::verifyWriteAccess);
        say(() -> client.get(StoreResource.PRODUCTS, 1, ALL));
        say(() -> client.list(StoreResource.PRODUCTS, ListQuery.all(ALL)));
        say(() -> client.create(StoreResource.PRODUCTS, fields, ALL));
        say(() -> client.update(StoreResource.PRODUCTS, 1, fields, ALL));
        say(() -> client.delete(StoreResource.PRODUCTS, 1, Removal.PERMANENT));
        say(() -> client.findProductsBySku(List.of("A"), ALL));
        say(() -> {
            BatchAnswer answer =
                    client.batch(StoreResource.PRODUCTS, new StoreBatch(List.of(fields), List.of(), List.of(), ALL));
            said.add(answer.toString());
        });
    }

    /** Notes everything that an exception shows, with its causes. */
    private void say(ThrowingCallable call) {
        try {
            call.call();
        } catch (WooException failed) {
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            said.add(trace + " " + failed.failure());
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void assertNothingLeaked() {
        log.list.forEach(event -> said.add(event.getFormattedMessage()));
        assertThat(log.list).isNotEmpty();
        assertThat(said).noneMatch(text -> text.contains(HALF));
        for (String secret : SECRETS) {
            assertThat(said).noneMatch(text -> text.contains(secret));
        }
    }
}
