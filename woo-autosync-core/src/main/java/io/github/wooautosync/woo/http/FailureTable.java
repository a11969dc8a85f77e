package io.github.wooautosync.woo.http;

import static java.util.Map.entry;

import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one table of meanings: what a status, an error code or a fault of the wire means for whoever asked. Messages take
 * no part, because stores translate them.
 */
final class FailureTable {

    /** One row: what an error code means. */
    @FunctionalInterface
    private interface Row {
        WooFailure read(Refusal refusal);
    }

    private static final Map<String, Row> BY_CODE = Map.ofEntries(
            // The route is gone, so the plug-in is off: this does not say that a product is gone (fact 137).
            entry("rest_no_route", Refusal::unavailable),
            // Keeps its own code: its sentence names the most items (fact 72).
            entry("woocommerce_rest_request_entity_too_large", Refusal::invalidData),
            entry("product_invalid_sku", refusal -> refusal.conflict(Reason.SKU_TAKEN, Reason.SKU_BLOCKED)),
            entry("woocommerce_rest_product_not_created", FailureTable::notCreated),
            // No lock on SKUs here (fact 58): only a plug-in that failed while the variation was stored.
            entry("woocommerce_rest_product_variation_not_created", refusal -> refusal.unknownEffect(false)),
            entry("product_invalid_global_unique_id", refusal -> refusal.conflict(Reason.GTIN_TAKEN)),
            entry("term_exists", refusal -> refusal.conflict(Reason.TERM_EXISTS)),
            entry("woocommerce_rest_product_invalid_id", refusal -> refusal.conflict(Reason.GONE)),
            entry("woocommerce_rest_product_variation_invalid_id", refusal -> refusal.conflict(Reason.GONE)),
            entry("woocommerce_rest_term_invalid", refusal -> refusal.conflict(Reason.GONE)),
            entry("woocommerce_rest_taxonomy_invalid", refusal -> refusal.conflict(Reason.GONE)),
            entry("woocommerce_rest_already_trashed", refusal -> refusal.conflict(Reason.ALREADY_IN_TRASH)),
            // A variation where a product is meant (fact 102).
            entry("woocommerce_rest_invalid_product_id", refusal -> refusal.conflict(Reason.OTHER)),
            entry("woocommerce_rest_trash_not_supported", refusal -> refusal.conflict(Reason.OTHER)),
            entry("woocommerce_rest_cannot_delete", refusal -> refusal.conflict(Reason.OTHER)),
            entry("woocommerce_rest_tax_class_exists", refusal -> refusal.conflict(Reason.OTHER)),
            // Refusals of WordPress without a status of their own, which it answers with 500 (fact 92).
            entry("duplicate_term_slug", Refusal::invalidData),
            entry("invalid_taxonomy", Refusal::invalidData),
            entry("invalid_term", Refusal::invalidData),
            entry("invalid_term_id", Refusal::invalidData),
            entry("empty_term_name", Refusal::invalidData),
            entry("missing_parent", Refusal::invalidData));

    private FailureTable() {}

    /** What an answered error means. */
    static WooFailure of(Refusal refusal) {
        return switch (refusal.statusOr(0)) {
            case 401 -> refusal.unauthorised();
            // Only WordPress knows keys. A page of the web server says nothing about them, and a person who reads
            // "unauthorised" would look in the wrong place.
            case 403 -> refusal.hasCode() ? refusal.unauthorised() : refusal.unavailable(TransportFault.BLOCKED);
            case 429 -> refusal.throttled();
            // WordPress in maintenance says so in JSON and does nothing. A proxy without a word of WordPress may have
            // given up waiting while PHP goes on, as after a 504.
            case 503 -> refusal.hasCode() ? refusal.unavailable() : serverError(refusal, 503);
            default -> {
                Row row = refusal.error().code().map(BY_CODE::get).orElse(null);
                yield row == null ? byStatus(refusal) : row.read(refusal);
            }
        };
    }

    /** What a fault of the wire, or an answer that cannot be used, means. */
    static WooFailure of(
            StoreRequest request, TransportFault fault, String message, OptionalInt status, Progress progress) {
        FailureDetail detail = new FailureDetail(fault.code(), message, status, request.line());
        if (!request.effect().writes() || progress == Progress.NOTHING_DONE) {
            return new WooFailure.Unavailable(detail, Optional.empty());
        }
        return new WooFailure.Doubtful(detail, progress == Progress.MAY_BE_WORKING);
    }

    private static WooFailure byStatus(Refusal refusal) {
        int status = refusal.statusOr(0);
        if (status >= 500) {
            return serverError(refusal, status);
        }
        if (refusal.hasCode()) {
            return codedClientError(refusal, status);
        }
        return switch (status) {
            case 413, 414 -> refusal.tooLarge();
            case 406 -> refusal.unavailable(TransportFault.BLOCKED);
            default -> refusal.unavailable();
        };
    }

    private static WooFailure codedClientError(Refusal refusal, int status) {
        return switch (status) {
            case 404, 409, 423 -> refusal.conflict(Reason.OTHER);
            case 410 -> refusal.conflict(Reason.GONE);
            case 413, 414 -> refusal.tooLarge();
            case 408 -> refusal.unavailable();
            default -> refusal.invalidData();
        };
    }

    /**
     * JSON with 500 comes from WordPress when PHP died: it does nothing any more, but what it did before is unknown (fact
     * 140). Everything else may come from a gateway that gave up waiting while PHP goes on (fact 141).
     */
    private static WooFailure serverError(Refusal refusal, int status) {
        if (status == 501) {
            return refusal.unavailable(); // a web server that does not know the method; nothing was tried
        }
        boolean answeredByWordPress = refusal.item() || (status == 500 && refusal.hasCode());
        return refusal.unknownEffect(!answeredByWordPress);
    }

    /**
     * WooCommerce has one code for two things: the lock on a SKU, which it takes only when a product with a SKU is
     * created, and any exception of any plug-in while a product is stored, perhaps after it was stored. With a SKU both
     * are settled by looking it up; without one it can only be the second.
     */
    private static WooFailure notCreated(Refusal refusal) {
        return refusal.effect() == Effect.CREATE_WITH_SKU
                ? refusal.conflict(Reason.SKU_BLOCKED)
                : refusal.unknownEffect(false);
    }
}
