package io.github.wooautosync.failure;

import java.util.List;

/** What is said about products that leave a store, and about those that were linked to one. */
final class RemovalFailures {

    static final List<FailureDescription> ALL = List.of(
            new FailureDescription(
                    "removal_held",
                    FailureClass.CONFLICT,
                    "The PIM no longer has the product, but too many products of the connection would be removed at once,"
                            + " or the product source knew none of those it was asked for.",
                    "Confirm the removals of the connection, or make the PIM have the products again; until then nothing"
                            + " is removed."),
            new FailureDescription(
                    "removal_ignored",
                    FailureClass.CONFLICT,
                    "The store answered well, but did not hide or trash a product that the PIM deleted.",
                    "Look for a plug-in of the shop that changes statuses; it is tried again by itself."),
            new FailureDescription(
                    "removal_confirmed",
                    FailureClass.WARNING,
                    "A person confirmed the removal of the product.",
                    "Nothing has to be done: it is removed with the next round, unless the PIM has it again."),
            new FailureDescription(
                    "linked_not_pushed",
                    FailureClass.WARNING,
                    "The product was linked to one that the store had, and nothing was pushed yet.",
                    "Export it, or wait for its next change in the PIM: then all selected fields are pushed."));

    private RemovalFailures() {}
}
