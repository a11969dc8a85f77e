package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A product whose references speak the store's language.
 *
 * @param fields what travels with the next batch
 * @param fingerprints of everything that the store is known to have after that
 * @param warnings what it will lack, beside the {@link StandingWarnings} among the fingerprints
 * @param gallery its images, where they are to be sent
 * @param variants its variants, where their variations are to be sent
 */
record PreparedPush(
        PlannedPush push,
        StoreFields fields,
        Map<String, String> fingerprints,
        List<FieldWarning> warnings,
        Optional<Gallery> gallery,
        Optional<PendingVariants> variants) {

    SyncRecord record() {
        return push.record();
    }

    boolean isCreate() {
        return push.isCreate();
    }

    /** What the store takes its SKU for, where it has one. */
    Optional<SkuKey> skuKey() {
        return push.sku().isEmpty() ? Optional.empty() : Optional.of(SkuKey.of(push.sku()));
    }

    /** Whether something can travel with a batch. */
    boolean isLight() {
        return isCreate() || !fields.isEmpty();
    }

    SyncOutcome.Pushed pushed(
            WooProductId target,
            Set<String> sentFields,
            Optional<Instant> modifiedAt,
            Instant startedAt,
            Optional<SyncOutcome.Remainder> remainder) {
        return new SyncOutcome.Pushed(
                record().id(),
                record().revision(),
                target,
                sentFields,
                fingerprints,
                modifiedAt,
                startedAt,
                withSkuIfItFollows(remainder));
    }

    /** What is left of this push: where the product does not have its SKU yet, that in any case. */
    Optional<SyncOutcome.Remainder> withSkuIfItFollows(Optional<SyncOutcome.Remainder> remainder) {
        return push.skuFollows() ? Optional.of(new SyncOutcome.Remainder.Follows()) : remainder;
    }

    /** The same with further warnings, where the store does not have some fields for sure. */
    PreparedPush reviewed(AnswerReview.Finding finding) {
        Map<String, String> known = new LinkedHashMap<>(fingerprints);
        known.keySet().removeAll(finding.repeated());
        finding.warnings().forEach((field, warning) -> StandingWarnings.put(known, field, List.of(warning)));
        return new PreparedPush(push, fields, known, warnings, gallery, variants);
    }

    /** What the store will lack of the product, also of fields that do not travel now. */
    List<FieldWarning> allWarnings() {
        List<FieldWarning> all = new ArrayList<>(warnings);
        all.addAll(StandingWarnings.of(fingerprints));
        return all;
    }

    /** This push after a part of it arrived: no light fields are left. */
    PreparedPush after(SyncOutcome.Pushed pushed, List<FieldWarning> furtherWarnings) {
        SyncRecord after = record().toBuilder()
                .wooProductId(Optional.of(pushed.wooProductId()))
                .fingerprints(pushed.fingerprints())
                .build();
        List<FieldWarning> all = new ArrayList<>(warnings);
        all.addAll(furtherWarnings);
        return new PreparedPush(
                new PlannedPush(after, after.wooProductId(), push.desired(), push.fingerprints(), push.fieldsToSend()),
                StoreFields.none(),
                pushed.fingerprints(),
                all,
                gallery,
                variants);
    }
}
