package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.mapping.InvalidProductException;
import io.github.wooautosync.record.SyncRecord;

/**
 * A product whose type changed in the PIM. In the store that deletes its variations for good, or its prices (fact 110),
 * so it needs a person: an export by hand.
 */
final class TypeChange {

    private static final String FIELD = "type";
    private static final DesiredValue SIMPLE = type("simple");
    private static final String VARIABLE = Fingerprints.of(type("variable"));

    private TypeChange() {}

    /** Whether the type has to travel to a product that the store has. */
    static boolean isToBeSent(SyncRecord record, DesiredProduct desired, StorePolicy policy) {
        if (policy.ownershipOf(FIELD) != FieldOwnership.PIM) {
            return false;
        }
        String before = AutomaticUpdate.known(record).getOrDefault(FIELD, Fingerprints.of(SIMPLE));
        String after = Fingerprints.of(wanted(desired));
        if (before.equals(after)) {
            // An export mends what the shop changed, as far as that destroys nothing.
            return after.equals(VARIABLE) && record.fullPushRevision() > record.pushedRevision();
        }
        if (!record.isExportPending()) {
            throw new InvalidProductException(
                    FailureCode.TYPE_CHANGE_NEEDS_EXPORT, message(before.equals(VARIABLE), wanted(desired)));
        }
        return true;
    }

    /** The type that the product shall have; one that is not named is simple. */
    static DesiredValue wanted(DesiredProduct desired) {
        return desired.fields().getOrDefault(FIELD, SIMPLE);
    }

    private static String message(boolean wasVariable, DesiredValue wanted) {
        String type = wanted instanceof DesiredValue.Json json ? json.value().asText() : "another one";
        String loss = wasVariable ? "its variations for good" : "its prices";
        return "type is " + type + " now, which is not what the store has; changing it there deletes " + loss
                + ". Export the product again to do so, or change the type back";
    }

    private static DesiredValue type(String word) {
        return new DesiredValue.Json(TextNode.valueOf(word));
    }
}
