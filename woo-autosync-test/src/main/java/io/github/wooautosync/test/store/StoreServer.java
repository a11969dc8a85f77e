package io.github.wooautosync.test.store;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the JDK with a pool of workers; can be stopped and started again on the same port. */
final class StoreServer {

    private static final int BACKLOG = 512;

    static {
        // Without it small answers wait 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpHandler handler;
    private final boolean tls;
    private final String name;
    private int workers;
    private @Nullable HttpServer server;
    private @Nullable ThreadPoolExecutor pool;
    private int port;

    StoreServer(String name, HttpHandler handler, int port, boolean tls, int workers) {
        this.name = name;
        this.handler = handler;
        this.port = port;
        this.tls = tls;
        this.workers = workers;
    }

    synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            HttpServer created = tls ? HttpsServer.create(address, BACKLOG) : HttpServer.create(address, BACKLOG);
            if (created instanceof HttpsServer https) {
                https.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.serverContext()));
            }
            ThreadPoolExecutor threads = new ThreadPoolExecutor(
                    workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
            created.setExecutor(threads);
            pool = threads;
            created.createContext("/", handler);
            created.start();
            port = created.getAddress().getPort();
            server = created;
        } catch (IOException e) {
            throw new UncheckedIOException("The fake store cannot listen on port " + port, e);
        }
    }

    /** What was begun is finished. */
    synchronized void changeWorkers(int count) {
        workers = count;
        if (pool != null) {
            boolean more = count > pool.getMaximumPoolSize();
            if (more) {
                pool.setMaximumPoolSize(count);
            }
            pool.setCorePoolSize(count);
            pool.setMaximumPoolSize(count);
        }
    }

    private ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " worker " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** New connections are refused, open ones are closed. Work that was begun is finished, as PHP would do. */
    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (pool != null) {
            pool.shutdown();
            pool = null;
        }
    }

    synchronized int port() {
        return port;
    }

    synchronized boolean isRunning() {
        return server != null;
    }
}
