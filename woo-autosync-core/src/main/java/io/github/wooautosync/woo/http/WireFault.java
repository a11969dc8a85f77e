package io.github.wooautosync.woo.http;

import io.github.wooautosync.woo.TransportFault;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What an exception of the JDK says about a request.
 *
 * @param fault its name
 * @param beforeSending whether it can only happen before anything was sent
 */
record WireFault(TransportFault fault, boolean beforeSending) {

    private static final int DEEPEST_CAUSE = 10;

    /** The first cause that says something; anything else is a connection that broke. */
    static WireFault of(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<WireFault> known = known(current);
            if (known.isPresent()) {
                return known.get();
            }
            current = current.getCause();
        }
        return new WireFault(TransportFault.CONNECTION_LOST, false);
    }

    private static Optional<WireFault> known(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return Optional.of(new WireFault(TransportFault.CONNECT_TIMEOUT, true));
        }
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException) {
            return Optional.of(new WireFault(TransportFault.CONNECTION_REFUSED, true));
        }
        if (failure instanceof SSLException) {
            return Optional.of(new WireFault(TransportFault.TLS, isOfHandshake(failure)));
        }
        return Optional.empty();
    }

    /** The JDK has no type of its own for a peer that does not speak TLS at all, which shows in its first bytes. */
    private static boolean isOfHandshake(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof SSLHandshakeException
                || message.startsWith("Unrecognized SSL message")
                || message.startsWith("Unsupported or unrecognized SSL message");
    }
}
