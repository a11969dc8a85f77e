package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.connection.StorePolicy.WhenVariantIsGone;
import io.github.wooautosync.mapping.DesiredVariant;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings the variations of one product in step with its variants, variant by variant: what differs travels in as few
 * requests as possible, one after the other, because a store takes no lock on the SKUs of variations (fact 58). Used by
 * one thread, for one push.
 */
final class VariationSync {

    /** Each pass settles what the one before left: lost variations, SKUs that change hands, images that went. */
    private static final int MOST_PASSES = 8;

    private final StoreRound round;
    private final PreparedPush push;
    private final VariationLinks links;
    private final VariationImages images;
    private final VariationRequests requests;
    private final VariationEncoder encoder;
    private final VariationStock stock;
    private final AttributeReferences.Known attributes;
    private final StoreResource variations;
    private final PendingVariants pending;
    private final List<VariationWork> works = new ArrayList<>();
    private final Map<String, VariantLink> gone = new LinkedHashMap<>();
    private final Set<Long> removed = new HashSet<>();
    private final Set<String> unremovable = new HashSet<>();
    private final List<FieldWarning> leftOver = new ArrayList<>();
    private final VariationScope scope;
    private final boolean proven;
    private final boolean parentIsNew;
    private Optional<VariationListing> listing = Optional.empty();
    private boolean parentChecked;

    /**
     * Prepares one product.
     *
     * @param proven whether what the links say of the variations is known to be so
     * @param parentIsNew whether the product was just created, so that it has no variations yet
     */
    VariationSync(
            StoreRound round,
            PreparedPush push,
            StoreResource variations,
            VariationLinks links,
            VariationImages images,
            AttributeReferences.Known attributes,
            VariationScope scope,
            Clock clock,
            boolean proven,
            boolean parentIsNew) {
        this.round = round;
        this.push = push;
        this.links = links;
        this.images = images;
        this.attributes = attributes;
        this.scope = scope;
        this.proven = proven;
        this.parentIsNew = parentIsNew;
        this.pending = push.variants().orElseThrow();
        this.variations = variations;
        this.encoder = new VariationEncoder(attributes, images, pending.classes());
        this.stock = new VariationStock(round, variations);
        this.requests = new VariationRequests(round, push.record().id(), variations, encoder, clock, lostBefore(push));
    }

    /** Only pushes without an answer make requests smaller: a warning of another kind says nothing about their size. */
    private static int lostBefore(PreparedPush push) {
        boolean lost = push.record()
                .warning()
                .filter(warning -> warning.code().equals(FailureCode.VARIATIONS_UNCONFIRMED))
                .isPresent();
        return lost ? push.record().attempts() : 0;
    }

    /** Says of a product that it does not exist in the store any more. */
    static final class ParentGoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Does all of it.
     *
     * @throws WooException when the store cannot go on
     * @throws ParentGoneException when the product itself is gone
     */
    void run() {
        match();
        failRefusedOptions();
        holdBackSuspects();
        works.forEach(encoder::settleUnknownClasses);
        images.prepare(works);
        sendOpen();
        images.upload(works);
        sendOpen();
        if (!proven) {
            // From now on the links tell the truth, also of variations that failed.
            links.put(works);
        }
    }

    /** What {@link #run} would write where nothing stands in its way. */
    List<VariationPreview> preview() {
        match();
        failRefusedOptions();
        works.forEach(encoder::settleUnknownClasses);
        images.prepare(works);
        stock.keepMoved(works);
        List<VariationPreview> previews = new ArrayList<>();
        works.stream().filter(work -> work.isOpen() || images.mayFetch(work)).forEach(work -> {
            StoreFields sent = encoder.encode(work, work.open());
            previews.add(
                    new VariationPreview(work.target(), images.mayFetch(work) ? images.fetched(work, sent) : sent));
        });
        boolean delete = whenGone() == WhenVariantIsGone.DELETE;
        leaving()
                .forEach(link -> previews.add(new VariationPreview(
                        OptionalLong.of(link.wooVariationId()),
                        delete ? StoreFields.none() : VariationRequests.HIDDEN)));
        return previews;
    }

    boolean hasWritten() {
        return requests.hasWritten();
    }

    /** The variation that was alone in a request without an answer. */
    Optional<VariationWork> suspect() {
        return requests.suspect();
    }

    boolean isDone() {
        return unremovable.isEmpty() && works.stream().allMatch(VariationWork::isDone) && !holdsBack();
    }

    /** Whether something waits for an export, because automatic updates may not push it. */
    boolean holdsBack() {
        return works.stream().anyMatch(VariationWork::isHeldBack)
                || (!scope.maySelect() && !shownWithoutVariant().isEmpty());
    }

    /** What the store dropped or changed without a word, also before this push. */
    List<FieldWarning> standingWarnings() {
        return works.stream().flatMap(work -> work.standingWarnings().stream()).toList();
    }

    List<FieldWarning> warnings() {
        return Stream.concat(works.stream().flatMap(work -> work.warnings().stream()), leftOver.stream())
                .toList();
    }

    /** A value that the store refused would make a variation for any value. */
    private void failRefusedOptions() {
        for (VariationWork work : works) {
            if (work.open().contains(DesiredVariant.ATTRIBUTES)) {
                work.variant().attributes().stream()
                        .filter(attribute -> attributes.isRefused(
                                attribute, attribute.options().get(0)))
                        .findFirst()
                        .ifPresent(attribute -> work.fail(VariationWarnings.valueRefused(work, attribute)));
            }
        }
    }

    /** Its siblings go first; it is tried again when they are done. */
    private void holdBackSuspects() {
        works.stream()
                .filter(work -> round.session()
                        .takeSuspect(push.record().id(), work.variant().id()))
                .forEach(work -> work.fail(VariationWarnings.deadly(work)));
    }

    private void match() {
        Map<String, VariantLink> known = new LinkedHashMap<>();
        if (parentIsNew) {
            links.forgetAll();
        } else {
            links.find().forEach(link -> known.put(link.variantId(), link));
        }
        for (DesiredVariant variant : pending.wanted().variants()) {
            VariationWork work = new VariationWork(variant, pending.wanted().createOnly(), scope);
            Optional.ofNullable(known.remove(variant.id())).ifPresent(link -> work.link(link, trusted(link)));
            works.add(work);
        }
        gone.putAll(known);
        if (!scope.maySelect()) {
            works.stream().filter(work -> work.target().isEmpty()).forEach(VariationWork::waitForExport);
        } else if (!parentIsNew) {
            adoptUnlinked();
        }
        if (pending.wanted().ordered() && scope.maySelect()) {
            VariationPositions.assign(works);
        }
    }

    private Set<String> trusted(VariantLink link) {
        return proven ? link.fingerprints().keySet() : Set.of();
    }

    private void adoptUnlinked() {
        List<VariationWork> unlinked =
                works.stream().filter(VariationWork::isToBeFound).toList();
        if (unlinked.isEmpty()) {
            return;
        }
        VariationListing shown = listing();
        for (VariationWork work : unlinked) {
            shown.find(work, entry -> !isClaimed(entry.id())).ifPresent(entry -> adopt(work, entry));
        }
    }

    private VariationListing listing() {
        if (listing.isEmpty()) {
            boolean neverPushed = push.record().pushedRevision() == 0 && !parentIsNew;
            listing = Optional.of(
                    VariationListing.read(round, variations, push.push().sku(), attributes, neverPushed));
        }
        return listing.get();
    }

    private boolean isClaimed(long id) {
        return works.stream()
                .anyMatch(work -> work.target().isPresent() && work.target().getAsLong() == id);
    }

    private void adopt(VariationWork work, StoreEntry entry) {
        work.adopt(entry);
        // The PIM may have given the variant another id.
        gone.values().stream()
                .filter(link -> link.wooVariationId() == entry.id())
                .map(VariantLink::variantId)
                .toList()
                .forEach(variantId -> {
                    gone.remove(variantId);
                    links.remove(List.of(variantId));
                });
    }

    private void sendOpen() {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            makeRoomForSkus();
            links.put(stock.keepMoved(works));
            List<VariationWork> open =
                    works.stream().filter(VariationWork::isOpen).toList();
            Collection<VariantLink> leaving = leaving();
            if (open.isEmpty() && leaving.isEmpty()) {
                return;
            }
            requests.send(open, leaving, this::read);
        }
        works.stream()
                .filter(VariationWork::isOpen)
                .forEach(work -> work.fail(VariationWarnings.refused(work, "the store took it and lost it again")));
    }

    /** Variations whose variant the PIM no longer has, and that still show. */
    private Collection<VariantLink> leaving() {
        return scope.maySelect() ? shownWithoutVariant() : List.of();
    }

    private List<VariantLink> shownWithoutVariant() {
        boolean delete = whenGone() == WhenVariantIsGone.DELETE;
        return gone.values().stream()
                .filter(link -> !unremovable.contains(link.variantId()))
                .filter(link -> delete || !VariationLinks.isHidden(link))
                .toList();
    }

    private WhenVariantIsGone whenGone() {
        return round.connection().policy().whenVariantIsGone();
    }

    /** Takes in what a request led to. */
    private void read(VariationRequests.Result result) {
        if (!result.unknown().isEmpty()) {
            forget(result.unknown());
        }
        result.stored().forEach((work, entry) -> {
            StoreFields sent = result.sent().getOrDefault(work, StoreFields.none());
            if (sent.names().contains(DesiredVariant.ATTRIBUTES)) {
                checkAttributes(work, entry);
            }
            work.reviewed(sent.names(), ValueReview.review(work, sent, entry));
        });
        links.put(result.stored().keySet());
        result.refused().forEach(this::refused);
        result.hidden().forEach(link -> gone.replace(link.variantId(), links.hide(link)));
        result.removed().forEach(link -> {
            gone.remove(link.variantId());
            removed.add(link.wooVariationId());
        });
        links.remove(result.removed().stream().map(VariantLink::variantId).toList());
        result.unremoved().forEach((link, failure) -> {
            if (unremovable.add(link.variantId())) {
                leftOver.add(VariationWarnings.notRemoved(link, failure));
            }
        });
    }

    /** The store died on the way: what it did before is seen in its list only (fact 75). */
    private void forget(List<VariationWork> unknown) {
        listing = Optional.empty();
        unknown.forEach(VariationWork::forget);
        links.put(unknown);
        adoptUnlinked();
    }

    private static void checkAttributes(VariationWork work, StoreEntry entry) {
        JsonNode shown = entry.fields().path(DesiredVariant.ATTRIBUTES);
        if (shown.isArray() && shown.size() < work.variant().attributes().size()) {
            work.withhold(DesiredVariant.ATTRIBUTES, VariationWarnings.attributeDropped(work));
        }
    }

    private void refused(VariationWork work, WooFailure failure) {
        if (failure instanceof WooFailure.Conflict conflict) {
            conflict(work, conflict);
        } else if (VariationImages.isStale(failure) && work.openImage().isPresent()) {
            images.drop(work.openImage().get(), works);
        } else if (failure instanceof WooFailure.Doubtful) {
            work.fail(VariationWarnings.deadly(work));
            work.forget();
            links.put(List.of(work));
        } else {
            work.fail(VariationWarnings.refused(work, failure));
        }
    }

    private void conflict(VariationWork work, WooFailure.Conflict conflict) {
        if (conflict.reason() == Reason.GONE) {
            links.remove(List.of(work.variant().id()));
            checkParent();
            if (!work.lose()) {
                work.fail(VariationWarnings.refused(work, conflict));
            }
        } else if (conflict.reason() == Reason.SKU_TAKEN
                && conflict.resourceId().isPresent()) {
            work.skuIsHeldBy(conflict.resourceId().getAsLong());
        } else if (conflict.reason() == Reason.GTIN_TAKEN) {
            work.withhold("global_unique_id", VariationWarnings.refused(work, conflict));
        } else {
            work.fail(VariationWarnings.refused(work, conflict));
        }
    }

    /** Before anything is made anew: under a product that is gone or not variable nobody would see it (facts 110, 112). */
    private void checkParent() {
        if (parentChecked) {
            return;
        }
        parentChecked = true;
        StoreEntry parent;
        try {
            parent = round.client()
                    .get(
                            StoreResource.PRODUCTS,
                            push.push().target().orElseThrow().value(),
                            AnswerFields.of("type", "status"));
        } catch (WooException failed) {
            if (failed.failure() instanceof WooFailure.Conflict conflict && conflict.reason() == Reason.GONE) {
                throw new ParentGoneException();
            }
            throw failed;
        }
        Optional<String> type = parent.text("type").filter(other -> !other.equals("variable"));
        type.ifPresent(other -> works.stream()
                .filter(work -> !work.hasFailed())
                .forEach(work -> work.fail(VariationWarnings.parentIsNotVariable(work, parent.id(), other))));
    }

    /** A SKU that one variation gives up and another one takes: a store refuses that while the first still has it. */
    private void makeRoomForSkus() {
        Set<Long> toClear = new LinkedHashSet<>();
        for (VariationWork work : works) {
            OptionalLong holder = work.takeSkuHolder();
            if (holder.isPresent() && !removed.contains(holder.getAsLong())) {
                makeRoom(work, holder.getAsLong(), toClear);
            }
        }
        if (!toClear.isEmpty()) {
            requests.clearSkus(toClear);
            links.put(works);
        }
    }

    private void makeRoom(VariationWork work, long holder, Set<Long> toClear) {
        Optional<VariationWork> sibling = works.stream()
                .filter(other -> other.target().isPresent() && other.target().getAsLong() == holder)
                .findFirst();
        boolean ofGone = gone.values().stream().anyMatch(link -> link.wooVariationId() == holder);
        if (!work.mayTrySkuAgain()) {
            giveUpSku(work, holder);
        } else if (sibling.isPresent() && sibling.get() != work) {
            sibling.get().skuWasCleared();
            toClear.add(holder);
        } else if (ofGone) {
            gone.replaceAll((variantId, link) -> link.wooVariationId() == holder ? links.withoutSku(link) : link);
            toClear.add(holder);
        } else {
            Optional<StoreEntry> unclaimed =
                    work.target().isPresent() ? Optional.empty() : listing().byId(holder);
            unclaimed.ifPresentOrElse(entry -> adopt(work, entry), () -> giveUpSku(work, holder));
        }
    }

    /** The other fields of a variation go on without it; a variation without its SKU is not made. */
    private static void giveUpSku(VariationWork work, long holder) {
        FieldWarning why = VariationWarnings.skuTaken(work, holder);
        if (work.target().isPresent()) {
            work.withhold(VariationWork.SKU, why);
        } else {
            work.fail(why);
        }
    }
}
