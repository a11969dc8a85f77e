package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.FingerprintMark;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the variations of a product in step after the product itself. One that fails is a warning and holds up neither
 * its siblings nor the product.
 *
 * <p>The record's fingerprint of {@code variations} is that of the variants when all of them are in the store as desired,
 * {@link #INCOMPLETE} when the links of the variants say which are, and {@link #NONE_YET} right after the product was
 * created. Without any fingerprint the links prove nothing,
 * and every variation is sent in full.
 */
final class VariationStep implements FollowUp {

    private static final String FIELD = DesiredValue.Variants.FIELD;

    /** So many say enough; the rest is seen when those are mended. */
    private static final int MOST_STANDING_WARNINGS = 5;

    /** No fingerprint of variants is like this. */
    private static final String INCOMPLETE = "incomplete";

    /** The product was just created, so it has no variations yet. */
    static final String NONE_YET = DesiredValue.Variants.NONE_YET;

    private final VariantLinkStore variantLinks;
    private final LinkStore links;
    private final AttributeReferences attributes;
    private final ImageRules imageRules;
    private final Verdicts verdicts;
    private final Clock clock;

    VariationStep(EngineParts parts, EngineSettings settings, Verdicts verdicts) {
        this.variantLinks = parts.variantLinks();
        this.links = parts.links();
        this.attributes = new AttributeReferences(parts.links(), parts.clock());
        this.imageRules = new ImageRules(settings.privateImageUrlsAllowed());
        this.verdicts = verdicts;
        this.clock = parts.clock();
    }

    @Override
    public boolean isNeeded(PreparedPush push) {
        return push.variants().filter(pending -> !pending.isSettled()).isPresent();
    }

    /** Prices of variants are prices. */
    @Override
    public boolean isUrgent(PreparedPush push) {
        return push.record().lane() == Lane.INTERACTIVE;
    }

    @Override
    public Set<Claim> claims(PreparedPush push) {
        Set<Claim> claims = new HashSet<>();
        push.variants()
                .ifPresent(pending -> pending.wanted().variants().forEach(variant -> {
                    variant.text(VariationWork.SKU)
                            .filter(SkuKey::isSearchable)
                            .ifPresent(sku -> claims.add(new Claim.Sku(SkuKey.of(sku))));
                    variant.images().forEach(image -> claims.add(new Claim.Image(Gallery.keyOf(image))));
                }));
        return claims;
    }

    @Override
    public Result run(StoreRound round, PreparedPush push) {
        Instant startedAt = clock.instant();
        SyncRecord record = push.record();
        String before = push.fingerprints().getOrDefault(FIELD, "");
        boolean proven = record.fingerprintsProve() && !before.isEmpty();
        push.variants().orElseThrow().settle();
        if (isGivenUp(record)) {
            return givenUp(push, startedAt);
        }
        VariationSync sync = sync(round, push, proven, proven && before.equals(NONE_YET));
        try {
            sync.run();
        } catch (VariationSync.ParentGoneException gone) {
            return new Result(new SyncOutcome.Unlinked(record.id(), record.revision()), List.of(), Optional.empty());
        } catch (WooException failed) {
            return stopped(push, sync, failed.failure(), proven, startedAt);
        }
        String fingerprint = fingerprint(push, sync);
        Set<String> sent = sync.hasWritten() ? Set.of(FIELD) : Set.of();
        SyncOutcome.Pushed pushed = pushed(push, sent, Optional.of(fingerprint), startedAt, Optional.empty());
        Map<String, String> known = new LinkedHashMap<>(pushed.fingerprints());
        StandingWarnings.put(
                known,
                FIELD,
                sync.standingWarnings().stream().limit(MOST_STANDING_WARNINGS).toList());
        return new Result(pushed.with(known), sync.warnings(), Optional.empty());
    }

    /**
     * What would be written of the variations; asks the store where it has to, and changes nothing but what the store of
     * links and the client of the round do not refuse.
     */
    List<VariationPreview> preview(StoreRound round, PreparedPush push) {
        String before = push.fingerprints().getOrDefault(FIELD, "");
        boolean proven = push.isCreate() || (push.record().fingerprintsProve() && !before.isEmpty());
        return sync(round, push, proven, push.isCreate() || before.equals(NONE_YET))
                .preview();
    }

    private VariationSync sync(StoreRound round, PreparedPush push, boolean proven, boolean parentIsNew) {
        // Nothing is asked of a product that is still to be created.
        StoreResource variations = StoreResource.variationsOf(
                push.push().target().map(WooProductId::value).orElse(Long.MAX_VALUE));
        return new VariationSync(
                round,
                push,
                variations,
                new VariationLinks(variantLinks, round, push.record().id()),
                new VariationImages(links, imageRules, round, variations),
                new LazyAttributes(() -> attributes.find(round, List.of(namesAttributes(push)))),
                AutomaticUpdate.scopeOfVariations(
                        push.push(), round.connection().policy()),
                clock,
                proven,
                parentIsNew);
    }

    private static String fingerprint(PreparedPush push, VariationSync sync) {
        if (sync.holdsBack()) {
            return FingerprintMark.HELD_BACK.mark(INCOMPLETE);
        }
        return sync.isDone() ? push.push().fingerprints().getOrDefault(FIELD, INCOMPLETE) : INCOMPLETE;
    }

    /** A record in doubt comes back by itself, however often the answer was lost. */
    private boolean isGivenUp(SyncRecord record) {
        return verdicts.isGivenUp(record)
                && record.warning()
                        .filter(warning -> warning.code().equals(FailureCode.VARIATIONS_UNCONFIRMED))
                        .isPresent();
    }

    private Result givenUp(PreparedPush push, Instant startedAt) {
        SyncError last = push.record().warning().orElseThrow();
        return new Result(
                pushed(push, Set.of(), Optional.empty(), startedAt, Optional.empty()),
                List.of(FieldWarning.lasting(last.code(), last.message())),
                Optional.empty());
    }

    private Result stopped(
            PreparedPush push, VariationSync sync, WooFailure failure, boolean proven, Instant startedAt) {
        if (failure instanceof WooFailure.Doubtful doubtful) {
            SyncError error = new SyncError(
                    FailureCode.VARIATIONS_UNCONFIRMED,
                    "the store gave no answer about "
                            + sync.suspect().map(VariationWork::toString).orElse("the variations") + " ("
                            + failure.detail().message() + "); they are sent again in smaller requests");
            SyncOutcome.Remainder warned = verdicts.unconfirmed(push.record(), error, doubtful);
            return new Result(
                    pushed(push, Set.of(), Optional.empty(), startedAt, Optional.of(warned)),
                    List.of(),
                    Optional.of(failure));
        }
        // The PIM may go back to what the record says, so it must not say that any more.
        Optional<String> fingerprint = proven ? Optional.of(INCOMPLETE) : Optional.empty();
        if (failure instanceof WooFailure.InvalidData || failure instanceof WooFailure.Conflict) {
            Set<String> sent = sync.hasWritten() ? Set.of(FIELD) : Set.of();
            return new Result(
                    pushed(push, sent, fingerprint, startedAt, Optional.empty()),
                    List.of(VariationWarnings.allRefused(failure)),
                    Optional.empty());
        }
        SyncRecord record = push.record();
        if (!sync.hasWritten()) {
            return new Result(
                    new SyncOutcome.Postponed(record.id(), record.revision()), List.of(), Optional.of(failure));
        }
        return new Result(
                pushed(push, Set.of(FIELD), fingerprint, startedAt, Optional.of(new SyncOutcome.Remainder.Follows())),
                List.of(),
                Optional.of(failure));
    }

    private static SyncOutcome.Pushed pushed(
            PreparedPush push,
            Set<String> sent,
            Optional<String> fingerprint,
            Instant startedAt,
            Optional<SyncOutcome.Remainder> remainder) {
        Map<String, String> known = new LinkedHashMap<>(push.fingerprints());
        known.remove(FIELD);
        fingerprint.ifPresent(value -> known.put(FIELD, value));
        SyncRecord record = push.record();
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                push.push().target().orElseThrow(),
                sent,
                known,
                Optional.empty(),
                startedAt,
                remainder);
    }

    /** A push that names the attributes of the variants, whatever else is sent, so that their places can be found. */
    private static PlannedPush namesAttributes(PreparedPush push) {
        Map<String, DesiredAttribute> byCode = new LinkedHashMap<>();
        push.variants()
                .orElseThrow()
                .wanted()
                .variants()
                .forEach(variant -> variant.attributes()
                        .forEach(attribute -> byCode.merge(attribute.code(), attribute, VariationStep::both)));
        DesiredValue value = new DesiredValue.Attributes(List.copyOf(byCode.values()));
        return new PlannedPush(
                push.record(),
                Optional.empty(),
                new DesiredProduct(Map.of(AttributeMarks.FIELD, value), Set.of()),
                Map.of(),
                Set.of(AttributeMarks.FIELD));
    }

    private static DesiredAttribute both(DesiredAttribute one, DesiredAttribute other) {
        Set<String> options = new LinkedHashSet<>(one.options());
        options.addAll(other.options());
        return new DesiredAttribute(one.code(), one.label(), List.copyOf(options), true, true, one.scope(), one.slug());
    }
}
