package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Opens clients on {@code java.net.http}. They share connections and a few daemon threads, which {@link #close()} ends.
 *
 * <p>Safe by default: https only, public addresses only, no redirects, bounded time, size and nesting of answers. Key and
 * secret travel by Basic authentication over https; over plain http, where it is allowed, requests are signed with OAuth
 * 1.0a. Neither reaches a log line, an exception or {@code toString}; only the JDK's own wire logging ({@code
 * -Djdk.httpclient.HttpClient.log}) shows them, so leave it off. The system's proxy settings hold.
 *
 * <p>No request is repeated. (The JDK repeats a GET whose kept connection was just closed by the store; do not set {@code
 * -Djdk.httpclient.enableAllMethodRetry}, which would make it repeat writes.)
 *
 * <p>Safe for use by several threads.
 */
public final class HttpWooClientFactory implements WooClientFactory, AutoCloseable {

    /** How long a connection, with its TLS handshake, may take to stand. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How long a request may take until the last byte of its answer. */
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** The largest answer in bytes, before and after unpacking. */
    public static final int DEFAULT_MAXIMUM_ANSWER_SIZE = 64 * 1024 * 1024;

    /** The deepest nesting of objects and lists in an answer. */
    public static final int DEFAULT_MAXIMUM_NESTING = 200;

    private final TransportSettings settings;
    private final ObjectMapper json;
    private final Wire wire;

    private HttpWooClientFactory(TransportSettings settings, Optional<SSLContext> sslContext) {
        this.settings = settings;
        this.json = mapper(settings);
        this.wire = new Wire(settings.connectTimeout(), sslContext);
    }

    /** A factory with the defaults. */
    public static HttpWooClientFactory create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a client. Sends nothing and checks nothing: an address that is not allowed shows with the first request, as
     * {@code address_refused}, like every other failure.
     */
    @Override
    public WooClient open(StoreAccess access) {
        SecretMask mask = new SecretMask(access);
        RequestFactory requests = new RequestFactory(access, settings);
        return new HttpWooClient(
                "HttpWooClient[" + access.storeUrl().getHost() + "]",
                requests,
                new StoreExchange(access, settings, wire, requests, mask),
                new AnswerReader(access.storeUrl(), settings, json, new FailureText(mask)));
    }

    /**
     * Ends the threads. Requests that are under way fail as a lost connection; later ones with {@link
     * IllegalStateException}.
     */
    @Override
    public void close() {
        wire.close();
    }

    @Override
    public String toString() {
        return "HttpWooClientFactory[connectTimeout=" + settings.connectTimeout() + ", requestTimeout="
                + settings.requestTimeout() + ", plainHttpAllowed=" + settings.plainHttpAllowed()
                + ", privateAddressesAllowed=" + settings.privateAddressesAllowed() + "]";
    }

    private static ObjectMapper mapper(TransportSettings settings) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(settings.maximumNesting())
                .maxStringLength(settings.maximumAnswerSize())
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Collects the settings; every setter refuses a bad value at once. Not safe for use by several threads. */
    public static final class Builder {

        private static final int SMALLEST_ANSWER_SIZE = 1024;
        private static final int SMALLEST_NESTING = 10;
        private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

        private Optional<Duration> connectTimeout = Optional.empty();
        private Duration requestTimeout = DEFAULT_REQUEST_TIMEOUT;
        private int maximumAnswerSize = DEFAULT_MAXIMUM_ANSWER_SIZE;
        private int maximumNesting = DEFAULT_MAXIMUM_NESTING;
        private boolean plainHttpAllowed;
        private boolean privateAddressesAllowed;
        private Optional<SSLContext> sslContext = Optional.empty();
        private String userAgent = "woo-autosync";
        private Clock clock = Clock.systemUTC();
        private Supplier<String> nonces = randomNonces();

        private Builder() {}

        /**
         * How long a connection, with its TLS handshake, may take to stand; default {@link #DEFAULT_CONNECT_TIMEOUT}, or
         * the request time-out where that is shorter.
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = Optional.of(sensible("connectTimeout", timeout));
            return this;
        }

        /**
         * How long a whole exchange may take: finding the address, connecting, sending, and reading the answer to its last
         * byte. Default {@link #DEFAULT_REQUEST_TIMEOUT}.
         */
        public Builder requestTimeout(Duration timeout) {
            this.requestTimeout = sensible("requestTimeout", timeout);
            return this;
        }

        /** The largest answer in bytes, before and after unpacking; default {@link #DEFAULT_MAXIMUM_ANSWER_SIZE}. */
        public Builder maximumAnswerSize(int bytes) {
            if (bytes < SMALLEST_ANSWER_SIZE) {
                throw new IllegalArgumentException(
                        "maximumAnswerSize must be at least " + SMALLEST_ANSWER_SIZE + " bytes, but was " + bytes);
            }
            this.maximumAnswerSize = bytes;
            return this;
        }

        /** The deepest nesting of objects and lists in an answer; default {@link #DEFAULT_MAXIMUM_NESTING}. */
        public Builder maximumNesting(int levels) {
            if (levels < SMALLEST_NESTING) {
                throw new IllegalArgumentException(
                        "maximumNesting must be at least " + SMALLEST_NESTING + ", but was " + levels);
            }
            this.maximumNesting = levels;
            return this;
        }

        /** Whether stores may have http addresses; default false. Requests to them are signed, but can be read. */
        public Builder plainHttpAllowed(boolean allowed) {
            this.plainHttpAllowed = allowed;
            return this;
        }

        /**
         * Whether stores may have private, local or reserved addresses; default false, because store URLs come from users
         * who could point them at the host's own network.
         */
        public Builder privateAddressesAllowed(boolean allowed) {
            this.privateAddressesAllowed = allowed;
            return this;
        }

        /** Which certificates are trusted; default those of the JDK. */
        public Builder sslContext(SSLContext context) {
            this.sslContext = Optional.of(context);
            return this;
        }

        /** How the library names itself to stores; default {@code woo-autosync}. */
        public Builder userAgent(String name) {
            boolean printable = name.chars().allMatch(letter -> letter >= ' ' && letter < 127);
            if (name.isBlank() || !printable) {
                throw new IllegalArgumentException("userAgent must be printable ASCII and not blank");
            }
            this.userAgent = name;
            return this;
        }

        /** For OAuth time stamps and dates in {@code Retry-After}; default the system's. */
        public Builder clock(Clock clockToUse) {
            this.clock = Objects.requireNonNull(clockToUse, "clock");
            return this;
        }

        Builder nonces(Supplier<String> source) {
            this.nonces = source;
            return this;
        }

        /**
         * Builds the factory.
         *
         * @throws IllegalArgumentException when the request time-out is shorter than the connect time-out
         */
        public HttpWooClientFactory build() {
            Duration connecting = connectTimeout.orElseGet(this::usualConnectTimeout);
            if (requestTimeout.compareTo(connecting) < 0) {
                throw new IllegalArgumentException("requestTimeout (" + requestTimeout
                        + ") must not be shorter than connectTimeout (" + connecting
                        + "), which is a part of it");
            }
            TransportSettings settings = new TransportSettings(
                    connecting,
                    requestTimeout,
                    maximumAnswerSize,
                    maximumNesting,
                    plainHttpAllowed,
                    privateAddressesAllowed,
                    userAgent,
                    clock,
                    nonces);
            return new HttpWooClientFactory(settings, sslContext);
        }

        private Duration usualConnectTimeout() {
            return requestTimeout.compareTo(DEFAULT_CONNECT_TIMEOUT) < 0 ? requestTimeout : DEFAULT_CONNECT_TIMEOUT;
        }

        private static Duration sensible(String name, Duration duration) {
            if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        name + " must be positive and at most " + LONGEST_TIMEOUT + ", but was " + duration);
            }
            return duration;
        }

        /** Fresh for every request, because a store refuses one that it has seen (fact 22). */
        private static Supplier<String> randomNonces() {
            SecureRandom random = new SecureRandom();
            return () -> {
                byte[] bytes = new byte[16];
                random.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            };
        }
    }
}
