package io.github.wooautosync.failure;

import java.util.List;

/** What went wrong on the PIM's side. */
final class HostFailures {

    static final List<FailureDescription> ALL = List.of(
            host(
                    "product_source_failed",
                    "The PIM failed to load the product.",
                    "Look into the log of the host; it is tried again by itself."),
            host(
                    "mapping_failed",
                    "The mapping of the product, or a customizer of the host, threw an exception.",
                    "Look into the log of the host, mend it there, then retry the product."),
            host(
                    "product_unknown",
                    "The PIM has no such product.",
                    "Export only products that the product source can load."),
            host(
                    "connection_deleted",
                    "The connection was deleted while the export was running.",
                    "Connect the store again, then export."));

    private HostFailures() {}

    private static FailureDescription host(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.HOST, cause, remedy);
    }
}
