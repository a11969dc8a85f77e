package io.github.wooautosync.woo.http;

import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request to one store, within one deadline, and knows how far it came when that fails. */
final class StoreExchange {

    private static final Logger LOG = LoggerFactory.getLogger(StoreExchange.class);

    private final URI storeUrl;
    private final TransportSettings settings;
    private final Wire wire;
    private final StoreAddressGuard guard;
    private final RequestFactory requests;
    private final SecretMask mask;
    private final FailureText text;

    StoreExchange(StoreAccess access, TransportSettings settings, Wire wire, RequestFactory requests, SecretMask mask) {
        this.storeUrl = access.storeUrl();
        this.settings = settings;
        this.wire = wire;
        this.guard = new StoreAddressGuard(settings.plainHttpAllowed(), settings.privateAddressesAllowed());
        this.requests = requests;
        this.mask = mask;
        this.text = new FailureText(mask);
    }

    RawAnswer send(StoreRequest request) {
        Deadline deadline = Deadline.in(settings.requestTimeout());
        long start = System.nanoTime();
        checkAddress(request, deadline);
        RawAnswer answer = exchange(request, requests.body(request), deadline);
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOG.debug(
                "{} at {}: HTTP {}, {} bytes, {} ms",
                request.line(),
                storeUrl.getHost(),
                answer.status(),
                answer.body().length,
                millis);
        return answer;
    }

    private void checkAddress(StoreRequest request, Deadline deadline) {
        try {
            guard.checkForm(storeUrl);
            requests.check();
            wire.run(() -> checkTarget(deadline), deadline);
        } catch (AddressRefused refused) {
            throw refused(request, refused);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof AddressRefused refused
                    ? refused(request, refused)
                    : lost(request, failed, false);
        } catch (TimeoutException slowNameServer) {
            String message = "the name server did not answer within " + settings.requestTimeout();
            throw failure(request, TransportFault.CONNECT_TIMEOUT, message, Progress.NOTHING_DONE, slowNameServer);
        } catch (InterruptedException interrupted) {
            throw interrupted(request, Progress.NOTHING_DONE, interrupted);
        }
    }

    private Deadline checkTarget(Deadline deadline) throws Exception {
        guard.checkTarget(storeUrl);
        return deadline;
    }

    private RawAnswer exchange(StoreRequest request, SentMarker body, Deadline deadline) {
        try {
            return wire.exchange(requests.create(request, body), settings.maximumAnswerSize(), deadline);
        } catch (ExecutionException failed) {
            throw lost(request, failed, body.mayBeSent());
        } catch (TimeoutException tooSlow) {
            String message = "no complete answer within " + settings.requestTimeout();
            throw failure(request, TransportFault.TIMEOUT, message, progress(body.mayBeSent()), tooSlow);
        } catch (InterruptedException interrupted) {
            throw interrupted(request, progress(body.mayBeSent()), interrupted);
        }
    }

    private WooException refused(StoreRequest request, AddressRefused refused) {
        String message = String.valueOf(refused.getMessage());
        return failure(request, TransportFault.ADDRESS_REFUSED, message, Progress.NOTHING_DONE, refused);
    }

    private WooException interrupted(StoreRequest request, Progress progress, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return failure(
                request, TransportFault.INTERRUPTED, "the calling thread was interrupted", progress, interrupted);
    }

    private WooException lost(StoreRequest request, ExecutionException failed, boolean mayBeSent) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        WireFault wireFault = WireFault.of(cause);
        Progress progress = progress(mayBeSent && !wireFault.beforeSending());
        return failure(request, wireFault.fault(), message(wireFault.fault(), cause), progress, cause);
    }

    private static Progress progress(boolean mayBeSent) {
        return mayBeSent ? Progress.MAY_BE_WORKING : Progress.NOTHING_DONE;
    }

    private String message(TransportFault fault, Throwable cause) {
        String host = String.valueOf(storeUrl.getHost());
        return switch (fault) {
            case CONNECT_TIMEOUT -> host + " did not accept a connection within " + settings.connectTimeout();
            case CONNECTION_REFUSED -> "no connection to " + host + ": nobody listens there, or the name is unknown";
            case TLS -> "no secure connection to " + host + ": " + cause.getMessage();
            default -> "the connection to " + host + " broke: " + cause.getMessage();
        };
    }

    private WooException failure(
            StoreRequest request, TransportFault fault, String message, Progress progress, Throwable cause) {
        WooFailure failure = FailureTable.of(request, fault, text.message(message), OptionalInt.empty(), progress);
        LOG.debug(
                "{} at {}: {}",
                request.line(),
                storeUrl.getHost(),
                failure.detail().code());
        return mask.isClean(cause) ? new WooException(failure, cause) : new WooException(failure);
    }
}
