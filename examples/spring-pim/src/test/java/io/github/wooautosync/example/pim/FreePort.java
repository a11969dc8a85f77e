package io.github.wooautosync.example.pim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Stores must know where the pictures are before the PIM has started. */
final class FreePort {

    private FreePort() {}

    static int find() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
