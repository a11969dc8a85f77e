package io.github.wooautosync.woo.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a size; what is larger is cut off and the connection dropped. */
final class BoundedBody implements BodySubscriber<RawAnswer> {

    private final int status;
    private final HttpHeaders headers;
    private final int maximum;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedBody(int status, HttpHeaders headers, int maximum) {
        this.status = status;
        this.headers = headers;
        this.maximum = maximum;
    }

    static BodyHandler<RawAnswer> upTo(int maximum) {
        return head -> new BoundedBody(head.statusCode(), head.headers(), maximum);
    }

    @Override
    public CompletionStage<RawAnswer> getBody() {
        return answer;
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription = upstream;
        upstream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > maximum - received.size()) {
                cutOff();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.write(bytes, 0, bytes.length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        answer.complete(new RawAnswer(status, headers, received.toByteArray(), false));
    }

    private void cutOff() {
        if (subscription != null) {
            subscription.cancel();
        }
        answer.complete(new RawAnswer(status, headers, new byte[0], true));
    }
}
