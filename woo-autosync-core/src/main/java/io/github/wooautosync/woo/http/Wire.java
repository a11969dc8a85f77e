package io.github.wooautosync.woo.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets and threads that the clients of one factory share.
 *
 * <p>HTTP/1.1, because with it a request has one connection for itself: no server can answer it "unprocessed" half-way,
 * and WordPress gains nothing from HTTP/2. Redirects are never followed. The JDK itself repeats a request when a kept
 * connection turns out to be closed, but only GET and HEAD, unless the host runs with {@code
 * -Djdk.httpclient.enableAllMethodRetry=true}, which must not be set.
 */
final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final String REPEAT_ALL = "jdk.httpclient.enableAllMethodRetry";

    /** Bounds name look-ups that hang; everything else on these threads does not block. */
    private static final int THREADS = 16;

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;
    private final HttpClient http;
    private final Map<Long, Future<?>> running = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private volatile boolean closed;

    Wire(Duration connectTimeout, Optional<SSLContext> sslContext) {
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
        executor.allowCoreThreadTimeOut(true);
        warnOfRepeatedWrites();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor);
        sslContext.ifPresent(builder::sslContext);
        http = builder.build();
    }

    /** Runs a step that may hang, such as a name look-up, within the deadline. */
    <T> T run(Callable<T> step, Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(step);
        checkOpen();
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closedMeanwhile) {
            throw new IllegalStateException("the client factory is closed", closedMeanwhile);
        }
        return await(task, deadline);
    }

    /** Sends a request and waits for the whole answer. The connection is dropped when that takes too long. */
    RawAnswer exchange(HttpRequest request, int maximumAnswerSize, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        checkOpen();
        return await(http.sendAsync(request, BoundedBody.upTo(maximumAnswerSize)), deadline)
                .body();
    }

    /** Ends what is running as a lost connection, and refuses everything later. */
    @Override
    public void close() {
        closed = true;
        running.values().forEach(future -> future.cancel(true));
        executor.shutdownNow();
    }

    private <T> T await(Future<T> future, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        long ticket = tickets.incrementAndGet();
        running.put(ticket, future);
        try {
            if (closed) {
                future.cancel(true);
            }
            return future.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (CancellationException closedMeanwhile) {
            throw new ExecutionException("the client was closed", closedMeanwhile);
        } finally {
            running.remove(ticket);
            // Without effect when it is done; else it frees the connection or the thread.
            future.cancel(true);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the client factory is closed");
        }
    }

    private static void warnOfRepeatedWrites() {
        String repeats = System.getProperty(REPEAT_ALL);
        if (repeats != null && !repeats.equals("false")) {
            LOG.warn("-D{} makes the JDK repeat writes to stores whose answer was lost; do not set it", REPEAT_ALL);
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "woo-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
