package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.StoreUnusableException;
import io.github.wooautosync.connection.DuplicateConnectionException;
import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ConnectionId;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a call throws into what its caller is told. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(RuntimeException thrown) {
        if (thrown instanceof ApiException known) {
            return known.problem();
        }
        if (thrown instanceof ConnectionNotFoundException) {
            return unknownConnection().problem();
        }
        if (thrown instanceof DuplicateConnectionException) {
            return ApiException.field(
                            ProblemType.DUPLICATE_CONNECTION,
                            "storeUrl",
                            "is the address of a store that is connected already",
                            "change that connection instead of adding another one")
                    .problem();
        }
        if (thrown instanceof StoreUnusableException unusable) {
            return storeUnusable(unusable).problem();
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("A call of the REST API failed; incident {}", incident, thrown);
        return ApiException.of(
                        ProblemType.INTERNAL_ERROR,
                        "Nothing is known about the outcome of this call. The log has the cause under incident "
                                + incident)
                .problem();
    }

    /** Also for a text that could not be the id of any connection. */
    static ConnectionId connectionId(String text) {
        if (text.isBlank() || text.length() > ConnectionId.MAXIMUM_LENGTH) {
            throw unknownConnection();
        }
        return ConnectionId.of(text);
    }

    /** Runs a step of which a bad value of one field is the only thing that the library could refuse. */
    static <T> T blaming(String field, String remedy, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException refused) {
            throw ApiException.field(field, withoutPrefix(field, String.valueOf(refused.getMessage())), remedy);
        }
    }

    /** The library's messages mostly begin with the field. */
    private static String withoutPrefix(String field, String message) {
        return message.startsWith(field)
                ? message.substring(field.length()).replaceFirst("^[: ]+", "")
                : "is refused: " + message;
    }

    private static ApiException storeUnusable(StoreUnusableException unusable) {
        FailureDescription description = FailureCatalogue.describe(unusable.code(), FailureClass.UNAVAILABLE);
        return ApiException.field(
                ProblemType.STORE_UNUSABLE,
                "connectionId",
                "names a store that cannot be read (" + unusable.code() + "): " + description.cause(),
                description.remedy());
    }

    private static ApiException unknownConnection() {
        return ApiException.field(
                ProblemType.UNKNOWN_CONNECTION,
                "connectionId",
                "names no connection of yours",
                "ask GET /connections for those that there are");
    }
}
