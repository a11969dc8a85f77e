package io.github.wooautosync.woo.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server down to the socket, for what no server library does on purpose. */
final class RawServer implements AutoCloseable {

    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void hold(Peer peer) throws IOException;
    }

    /** The server's end of a connection. */
    record Peer(Socket socket, List<String> requests) {

        /** Reads one request with its body; false when the client has closed. */
        boolean read() throws IOException {
            String head = head(socket.getInputStream());
            if (head.isEmpty()) {
                return false;
            }
            String lower = head.toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length:");
            int length = at < 0
                    ? 0
                    : Integer.parseInt(
                            lower.substring(at + 15, lower.indexOf('\r', at)).strip());
            String body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
            requests.add(head.lines().findFirst().orElse("") + " " + body);
            return true;
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Waits until the client hangs up. */
        void awaitEnd() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /** Writes one character after the other, until the client hangs up. */
        void trickle(int pauseMillis) throws IOException {
            socket.setSoTimeout(pauseMillis);
            int read = 0;
            while (read >= 0) {
                write(" ");
                try {
                    read = socket.getInputStream().read();
                } catch (SocketTimeoutException stillThere) {
                    read = 0;
                }
            }
        }

        /** Ends the connection with a reset instead of a farewell. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private static String head(InputStream stream) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int octet = stream.read();
            while (octet >= 0) {
                head.write(octet);
                if (head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                    return head.toString(StandardCharsets.UTF_8);
                }
                octet = stream.read();
            }
            return "";
        }
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(Conversation conversation) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(() -> accept(conversation));
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    URI secureUrl() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** First lines and bodies of the complete requests. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept(Conversation conversation) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> hold(conversation, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(new Peer(socket, requests));
        } catch (IOException hungUp) {
            // The other side may hang up whenever it likes.
        }
    }
}
