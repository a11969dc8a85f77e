package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordPage;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pushes what automatic updates held back, once they may push it. */
final class HeldChanges {

    private static final int PAGE = 1000;
    private static final String VARIATIONS = "variations";

    private final SyncRecordStore records;

    HeldChanges(SyncRecordStore records) {
        this.records = records;
    }

    /** Captures what waits for groups of fields that are automatic now and were not before. */
    void release(Connection before, Connection after, Instant now) {
        Set<FieldGroup> switchedOn = EnumSet.noneOf(FieldGroup.class);
        switchedOn.addAll(after.policy().automaticGroups());
        switchedOn.removeAll(before.policy().automaticGroups());
        Optional<SyncRecordId> last = Optional.empty();
        boolean more = !switchedOn.isEmpty();
        while (more) {
            SyncRecordPage page = records.list(after.id(), Optional.empty(), last, PAGE);
            capture(page, switchedOn, now);
            last = page.next();
            more = last.isPresent();
        }
    }

    private void capture(SyncRecordPage page, Set<FieldGroup> groups, Instant now) {
        List<Capture> captures = page.records().stream()
                .filter(record -> record.desiredState() == DesiredState.PRESENT)
                .filter(record -> mayBeUnderWay(record) || waitsFor(groups, record))
                .map(record -> new Capture(Optional.of(record.ownerId()), record.productId(), ChangeKind.PRODUCT, now))
                .toList();
        if (!captures.isEmpty()) {
            records.capture(captures);
        }
    }

    /** At this moment, with the groups of before. */
    private static boolean mayBeUnderWay(SyncRecord record) {
        return record.dueAt().isPresent() || record.inFlightEpoch().isPresent();
    }

    private static boolean waitsFor(Set<FieldGroup> groups, SyncRecord record) {
        // Variations have fields of every group.
        return record.heldFields().stream()
                .anyMatch(field -> field.equals(VARIATIONS) || groups.contains(FieldGroup.of(field)));
    }
}
