package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.FingerprintMark;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.woo.StoreFields;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what products refer to in the PIM's words into the ids of the store, many products at a time. */
final class ReferenceResolver {

    private final ImageReferences images;
    private final TermFields terms;
    private final TagReferences tags;
    private final AttributeReferences attributes;
    private final ProductReferences products;
    private final ShopClasses classes;
    private final Verdicts verdicts;
    private final FollowUps followUps;
    private final boolean looksAhead;
    private final Clock clock;

    ReferenceResolver(
            EngineParts parts, EngineSettings settings, Verdicts verdicts, TermFields terms, FollowUps followUps) {
        this(parts, settings, verdicts, terms, followUps, false);
    }

    /** One for dry runs: what follows in a turn of its own is shown with the rest. */
    static ReferenceResolver lookingAhead(
            EngineParts parts, EngineSettings settings, Verdicts verdicts, TermFields terms, FollowUps followUps) {
        return new ReferenceResolver(parts, settings, verdicts, terms, followUps, true);
    }

    private ReferenceResolver(
            EngineParts parts,
            EngineSettings settings,
            Verdicts verdicts,
            TermFields terms,
            FollowUps followUps,
            boolean looksAhead) {
        this.looksAhead = looksAhead;
        this.images = new ImageReferences(parts.links(), new ImageRules(settings.privateImageUrlsAllowed()), verdicts);
        this.terms = terms;
        this.tags = new TagReferences(parts.links());
        this.attributes = new AttributeReferences(parts.links(), parts.clock());
        this.products = new ProductReferences(parts.records());
        this.classes = new ShopClasses(parts.clock());
        this.verdicts = verdicts;
        this.followUps = followUps;
        this.clock = parts.clock();
    }

    PreparedRound prepare(StoreRound round, List<PlannedPush> pushes) {
        Known known = new Known(
                images.galleries(round, pushes),
                terms.find(round, pushes),
                tags.find(round, pushes),
                attributes.find(round, pushes),
                attributes.others(round, pushes),
                products.find(round, pushes),
                StockGuard.read(round, pushes),
                classes.find(round, pushes));
        List<SyncOutcome> settled = new ArrayList<>();
        List<PreparedPush> light = new ArrayList<>();
        List<PreparedPush> slow = new ArrayList<>();
        for (PlannedPush push : pushes) {
            Preparation preparation =
                    new Preparation(push, known.galleries().get(push.record().id()));
            push.fieldsToSend().forEach(field -> preparation.add(field, resolve(push, field, known)));
            Optional<SyncOutcome> refused = preparation.refused();
            if (refused.isPresent()) {
                settled.add(refused.get());
                continue;
            }
            PreparedPush prepared = preparation.prepared();
            if (prepared.isLight()) {
                light.add(prepared);
            } else {
                if (mayFollowNow(prepared)) {
                    slow.add(prepared);
                } else {
                    settled.add(settle(prepared));
                }
            }
        }
        return new PreparedRound(settled, light, slow);
    }

    private ResolvedField resolve(PlannedPush push, String field, Known known) {
        DesiredValue value = push.desired().fields().get(field);
        if (value instanceof DesiredValue.Json json) {
            return resolve(push, field, json, known);
        }
        if (value instanceof DesiredValue.Categories || value instanceof DesiredValue.Brands) {
            return terms.resolve(push, value, known.terms());
        }
        if (value instanceof DesiredValue.Tags names) {
            return TagReferences.resolve(names, known.tags());
        }
        if (value instanceof DesiredValue.Attributes attributes) {
            return AttributeReferences.resolve(push, attributes, known.attributes(), known.shopAttributes());
        }
        if (value instanceof DesiredValue.Products linked) {
            return ProductReferences.resolve(field, linked, known.products());
        }
        if (value instanceof DesiredValue.Variants variants) {
            return new ResolvedField.Variations(new PendingVariants(variants, known.classes()));
        }
        Gallery gallery = known.galleries().get(push.record().id());
        return gallery == null ? new ResolvedField.Withheld(List.of()) : ImageReferences.resolve(gallery);
    }

    private static ResolvedField resolve(PlannedPush push, String field, DesiredValue.Json value, Known known) {
        return switch (field) {
            case StockGuard.FIELD -> known.stock().resolve(push, value);
            case MetaData.FIELD -> MetaData.resolve(push, value);
            case ShopClasses.SHIPPING_CLASS, ShopClasses.TAX_CLASS ->
                known.classes().resolve(field, value);
            default -> new ResolvedField.Ready(value.value(), value);
        };
    }

    /** What the store is known to have of all that the products of a round refer to. */
    private record Known(
            Map<SyncRecordId, Gallery> galleries,
            TermFields.Found terms,
            TagReferences.Known tags,
            AttributeReferences.Known attributes,
            ShopAttributes shopAttributes,
            Map<ProductId, WooProductId> products,
            StockGuard stock,
            ShopClasses.Known classes) {}

    /** Follow-ups begin only in the lane that is theirs, so that they hold up nothing that is light; but for urgent ones. */
    private boolean mayFollowNow(PreparedPush push) {
        return followUps.areNeeded(push)
                && (looksAhead
                        || ((push.record().lane() == Lane.FOLLOW_UP || followUps.areUrgent(push))
                                && push.record().doubtfulUntil().isEmpty()));
    }

    /** A product that has nothing to send with the batch. */
    private SyncOutcome settle(PreparedPush push) {
        return nothingSent(
                push,
                followUps.areNeeded(push)
                        ? Optional.of(new SyncOutcome.Remainder.Follows(followUps.areUrgent(push)))
                        : verdicts.warned(push.record(), push.allWarnings()));
    }

    private SyncOutcome nothingSent(PreparedPush push, Optional<SyncOutcome.Remainder> remainder) {
        return push.pushed(push.push().target().orElseThrow(), Set.of(), Optional.empty(), clock.instant(), remainder);
    }

    /** Collects the resolved fields of one product. */
    private static final class Preparation {

        private final PlannedPush push;
        private final @Nullable Gallery gallery;
        private final Map<String, JsonNode> fields = new LinkedHashMap<>();
        private final Map<String, String> known;
        private final List<FieldWarning> warnings = new ArrayList<>();
        private @Nullable PendingVariants variants;
        private @Nullable SyncOutcome refused;

        Preparation(PlannedPush push, @Nullable Gallery gallery) {
            this.push = push;
            this.gallery = gallery;
            this.known = new LinkedHashMap<>(push.record().fingerprints());
            StandingWarnings.put(known, StandingWarnings.SELECTION, List.of());
            push.fingerprints().forEach((field, fingerprint) -> {
                boolean stays = !push.isCreate()
                        && push.desired().createOnly().contains(field)
                        && !push.fieldsToSend().contains(field)
                        && !FingerprintMark.LEFT_TO_SHOP.isOn(fingerprint);
                known.merge(field, fingerprint, (before, after) -> stays ? before : after);
            });
            StandingWarnings.retain(known, push.desired().fields().keySet());
            if (push.leavesVariations()) {
                known.remove(DesiredValue.Variants.FIELD);
            }
        }

        void add(String field, ResolvedField resolved) {
            if (resolved instanceof ResolvedField.Ready ready) {
                add(field, ready);
            } else if (resolved instanceof ResolvedField.Settled settled) {
                replaceMarks(field, settled.marks());
                StandingWarnings.put(known, field, settled.warnings());
            } else if (resolved instanceof ResolvedField.Withheld withheld) {
                keepAsItWas(field);
                warnings.addAll(withheld.warnings());
            } else if (resolved instanceof ResolvedField.NeedsUpload) {
                keepAsItWas(field);
            } else if (resolved instanceof ResolvedField.Variations variations) {
                if (push.isCreate()) {
                    known.put(field, VariationStep.NONE_YET);
                } else {
                    keepAsItWas(field);
                }
                variants = variations.pending();
            } else if (resolved instanceof ResolvedField.Refused refusal) {
                refused = refusal.outcome();
            }
        }

        private void add(String field, ResolvedField.Ready ready) {
            String fingerprint = Fingerprints.of(ready.effective());
            boolean storeHasIt = !push.isCreate()
                    && push.record().fingerprintsProve()
                    && fingerprint.equals(push.record().fingerprints().get(field));
            if (!storeHasIt) {
                fields.put(field, ready.json());
            }
            if (!FingerprintMark.LEFT_TO_SHOP.isOn(push.fingerprints().get(field))) {
                known.put(field, fingerprint);
            }
            replaceMarks(field, ready.marks());
            // A field that is taken as done is not looked at again, so that what it lacks must be remembered.
            boolean settled = fingerprint.equals(push.fingerprints().get(field));
            StandingWarnings.put(known, field, settled ? ready.warnings() : List.of());
            if (!settled) {
                warnings.addAll(ready.warnings());
            }
        }

        private void replaceMarks(String field, Map<String, String> marks) {
            known.keySet().removeIf(name -> name.startsWith(field + ":"));
            known.putAll(marks);
        }

        /** What the store is known to have must differ from what is desired, else the field would be taken as done. */
        private void keepAsItWas(String field) {
            String before = AutomaticUpdate.known(push.record()).get(field);
            boolean useful = before != null
                    && push.record().fingerprintsProve()
                    && !before.equals(push.fingerprints().get(field));
            if (useful) {
                known.put(field, before);
            } else {
                known.remove(field);
            }
        }

        Optional<SyncOutcome> refused() {
            return Optional.ofNullable(refused);
        }

        PreparedPush prepared() {
            return new PreparedPush(
                    push,
                    new StoreFields(fields),
                    known,
                    warnings,
                    Optional.ofNullable(gallery),
                    Optional.ofNullable(variants));
        }
    }
}
