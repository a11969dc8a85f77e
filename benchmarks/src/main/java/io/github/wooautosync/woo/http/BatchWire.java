package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreResource;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the client does with a batch before the first byte leaves, and after the last one of the answer is here. */
public final class BatchWire {

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final HttpHeaders JSON =
            HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);

    private static final StoreRequest EMPTY = StoreRequest.read("products/batch");

    private final AnswerReader reader;
    private final RequestFactory requests;

    public BatchWire() {
        StoreAccess access = new StoreAccess(URI.create("https://shop.example"), Credentials.of("ck_test", "cs_test"));
        TransportSettings settings = new TransportSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                LARGEST,
                200,
                false,
                false,
                "benchmark",
                Clock.systemUTC(),
                () -> "nonce");
        this.requests = new RequestFactory(access, settings);
        this.reader = new AnswerReader(
                access.storeUrl(), settings, JsonMapper.builder().build(), new FailureText(new SecretMask(access)));
    }

    /** Returns how many bytes would travel. */
    public long encode(StoreBatch batch) {
        return requests.body(request(codec(batch))).contentLength();
    }

    public BatchAnswer decode(StoreBatch batch, byte[] answer) {
        BatchCodec codec = codec(batch);
        return codec.answer(EMPTY, 200, reader.read(EMPTY, new RawAnswer(200, JSON, answer, false)));
    }

    private static StoreRequest request(BatchCodec codec) {
        return StoreRequest.write("POST", "products/batch", codec.body(), Effect.WRITE);
    }

    private BatchCodec codec(StoreBatch batch) {
        return new BatchCodec(StoreResource.PRODUCTS, batch, reader);
    }
}
