package io.github.wooautosync.woo.http;

import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.Secret;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What most tests of the transport need. */
final class Stores {

    static final String KEY = "ck_0123456789abcdef";
    static final String SECRET = "cs_fedcba9876543210/+=&";

    private Stores() {}

    /** A builder for servers on this machine. */
    static HttpWooClientFactory.Builder local() {
        return HttpWooClientFactory.builder()
                .plainHttpAllowed(true)
                .privateAddressesAllowed(true)
                .connectTimeout(Duration.ofSeconds(5))
                .requestTimeout(Duration.ofSeconds(10));
    }

    static StoreAccess access(URI url) {
        return access(url, Authentication.AUTOMATIC);
    }

    static StoreAccess access(URI url, Authentication authentication) {
        return new StoreAccess(url, new Credentials(KEY, Secret.of(SECRET), authentication));
    }

    static WooFailure failureOf(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(WooException.class, call).failure();
    }

    /** One line for a failure: its class, what distinguishes it, and its code. */
    static String describe(WooFailure failure) {
        String code = failure.detail().code();
        if (failure instanceof WooFailure.Conflict conflict) {
            String id = conflict.resourceId().isPresent()
                    ? " by " + conflict.resourceId().getAsLong()
                    : "";
            return "Conflict " + conflict.reason() + id + " " + code;
        }
        if (failure instanceof WooFailure.Doubtful doubtful) {
            return "Doubtful " + (doubtful.storeMayStillBeWorking() ? "working " : "ended ") + code;
        }
        return failure.getClass().getSimpleName() + " " + code;
    }
}
