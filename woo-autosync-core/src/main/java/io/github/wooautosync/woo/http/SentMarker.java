package io.github.wooautosync.woo.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A request body that remembers whether anybody asked for it. The JDK does so only when the connection stands and the
 * head is on its way: before that the store cannot have understood a write.
 */
final class SentMarker implements BodyPublisher {

    private final BodyPublisher body;
    private volatile boolean requested;

    SentMarker(BodyPublisher body) {
        this.body = body;
    }

    /** Whether the body, or a part of it, may have left. */
    boolean mayBeSent() {
        return requested || body.contentLength() == 0;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        requested = true;
        body.subscribe(subscriber);
    }
}
