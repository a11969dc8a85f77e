package io.github.wooautosync.woo.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that fail before, while and after a request travels, and what that means for a write. */
@Timeout(60)
class WireFaultsTest {

    private static final AnswerFields ALL = AnswerFields.all();
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void takesABrokenConnectionAfterAWriteForDoubtful(Fault fault) {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        try (HttpWooClientFactory factory = Stores.local().build()) {
            server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
            WooClient client = factory.open(Stores.access(URI.create(server.baseUrl())));
            assertThat(failureOfWrite(client)).startsWith("Doubtful working ");
            assertThat(failureOfDelete(client)).startsWith("Doubtful working ");
            assertThat(failureOfRead(client)).startsWith("Unavailable ");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeatsNoWriteWhenAKeptConnectionEndsWithoutAnAnswer(boolean reset) throws IOException {
        try (RawServer server = new RawServer(peer -> hangUpAtTheSecondRequest(peer, reset));
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            create(client);
            assertThat(failureOfWrite(client)).isEqualTo("Doubtful working connection_lost");
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeatsNoDeleteWhenAKeptConnectionEndsWithoutAnAnswer(boolean reset) throws IOException {
        try (RawServer server = new RawServer(peer -> hangUpAtTheSecondRequest(peer, reset));
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            create(client);
            assertThat(failureOfDelete(client)).isEqualTo("Doubtful working connection_lost");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void readsAgainWhenAKeptConnectionHasEndedWhichTheJdkDoesByItself() throws IOException {
        try (RawServer server = new RawServer(peer -> hangUpAtTheSecondRequest(peer, false));
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            create(client);
            assertThat(client.get(StoreResource.PRODUCTS, 1, ALL).id()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void takesAnAnswerThatBreaksOffForALostConnection() throws IOException {
        try (RawServer server = new RawServer(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\":1");
                });
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            assertThat(failureOfWrite(client)).isEqualTo("Doubtful working connection_lost");
            assertThat(failureOfRead(client)).isEqualTo("Unavailable connection_lost");
        }
    }

    @Test
    void boundsTheWaitForTheFirstByte() throws IOException {
        try (RawServer server = new RawServer(peer -> {
                    peer.read();
                    peer.awaitEnd();
                });
                HttpWooClientFactory factory = Stores.local()
                        .connectTimeout(SHORT)
                        .requestTimeout(SHORT)
                        .build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            assertThat(failureOfWrite(client)).isEqualTo("Doubtful working request_timeout");
            assertThat(failureOfRead(client)).isEqualTo("Unavailable request_timeout");
        }
    }

    @Test
    void boundsTheWaitForTheLastByteOfATricklingAnswer() throws IOException {
        CountDownLatch hungUp = new CountDownLatch(2);
        try (RawServer server = new RawServer(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    try {
                        peer.trickle(20);
                    } finally {
                        hungUp.countDown();
                    }
                });
                HttpWooClientFactory factory = Stores.local()
                        .connectTimeout(SHORT)
                        .requestTimeout(SHORT)
                        .build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            assertThat(failureOfWrite(client)).isEqualTo("Doubtful working request_timeout");
            assertThat(failureOfRead(client)).isEqualTo("Unavailable request_timeout");
            assertThat(hungUp.await(20, TimeUnit.SECONDS))
                    .as("the connections were dropped")
                    .isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void takesARefusedConnectionForNothingDone() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(URI.create("http://127.0.0.1:" + free)));
            assertThat(failureOfWrite(client)).isEqualTo("Unavailable connection_refused");
            assertThat(failureOfDelete(client)).isEqualTo("Unavailable connection_refused");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesATlsHandshakeThatFailsForNothingDone(boolean reset) throws IOException {
        try (RawServer server = new RawServer(peer -> {
                    int first = peer.socket().getInputStream().read();
                    assertThat(first).isPositive();
                    if (reset) {
                        peer.reset();
                    }
                });
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.secureUrl()));
            assertThat(failureOfWrite(client)).startsWith("Unavailable ");
        }
    }

    @Test
    void takesAServerThatSpeaksNoTlsForNothingDone() throws IOException {
        try (RawServer server = new RawServer(peer -> {
                    peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
                    peer.awaitEnd();
                });
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.secureUrl()));
            assertThat(failureOfWrite(client)).isEqualTo("Unavailable tls_failure");
        }
    }

    @Test
    void takesAHandshakeThatNeverEndsForNothingDone() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd);
                HttpWooClientFactory factory = Stores.local()
                        .connectTimeout(SHORT)
                        .requestTimeout(SHORT.multipliedBy(2))
                        .build()) {
            WooClient client = factory.open(Stores.access(server.secureUrl()));
            assertThat(failureOfWrite(client)).startsWith("Unavailable ").endsWith("timeout");
        }
    }

    @Test
    void keepsTheInterruptAndDoubtsTheWrite() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
                    peer.read();
                    arrived.countDown();
                    peer.awaitEnd();
                });
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(server.url()));
            FutureTask<String> call = new FutureTask<>(
                    () -> failureOfWrite(client) + " " + Thread.currentThread().isInterrupted());
            Thread caller = new Thread(call);
            caller.start();
            arrived.await();
            caller.interrupt();
            assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("Doubtful working interrupted true");
        }
    }

    @Test
    void sendsNothingForAnInterruptedCaller() {
        try (ScriptedStore store = ScriptedStore.http();
                HttpWooClientFactory factory = Stores.local().build()) {
            WooClient client = factory.open(Stores.access(store.url()));
            Thread.currentThread().interrupt();
            assertThat(failureOfWrite(client)).isEqualTo("Unavailable interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.received()).isEmpty();
        }
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.read();
            arrived.countDown();
            peer.awaitEnd();
        })) {
            HttpWooClientFactory factory = Stores.local().build();
            WooClient client = factory.open(Stores.access(server.url()));
            FutureTask<String> call = new FutureTask<>(() -> failureOfWrite(client));
            new Thread(call).start();
            arrived.await();
            factory.close();
            assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("Doubtful working connection_lost");
            assertThatThrownBy(() -> create(client)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void hangUpAtTheSecondRequest(RawServer.Peer peer, boolean reset) throws IOException {
        peer.read();
        peer.write(RawServer.ok("{\"id\":1}"));
        peer.read();
        if (reset) {
            peer.reset();
        }
    }

    private static void create(WooClient client) {
        client.create(StoreResource.PRODUCTS, new StoreFields(Map.of("name", TextNode.valueOf("x"))), ALL);
    }

    private static String failureOfWrite(WooClient client) {
        return describe(Stores.failureOf(() -> create(client)));
    }

    private static String failureOfDelete(WooClient client) {
        return describe(Stores.failureOf(() -> client.delete(StoreResource.PRODUCTS, 1, Removal.TRASH)));
    }

    private static String failureOfRead(WooClient client) {
        return describe(Stores.failureOf(() -> client.get(StoreResource.PRODUCTS, 1, ALL)));
    }

    private static String describe(WooFailure failure) {
        return Stores.describe(failure);
    }
}
