package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.DesiredVariant;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.woo.StoreEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One variant on its way to its variation: what the store has of it, and what it still lacks. Used by one thread. */
final class VariationWork {

    static final String SKU = "sku";
    static final String STATUS = "status";
    static final String MENU_ORDER = "menu_order";

    private static final String PUBLISHED = Fingerprints.of(new DesiredValue.Json(TextNode.valueOf("publish")));

    /** A SKU that is refused again after its holder was told to give it up is left alone. */
    private static final int MOST_SKU_TRIES = 2;

    private final DesiredVariant variant;
    private final Map<String, String> wanted;
    private final Set<String> createOnly;
    private final VariationScope scope;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Set<String> withheld = new LinkedHashSet<>();
    private final List<FieldWarning> warnings = new ArrayList<>();
    private OptionalLong target = OptionalLong.empty();
    private OptionalLong skuHolder = OptionalLong.empty();
    private int skuTries;
    private int position;
    private int wantedPosition;
    private boolean inTrash;
    private boolean lostBefore;
    private boolean waits;
    private Optional<String> lastStock = Optional.empty();
    private boolean failed;

    VariationWork(DesiredVariant variant, Set<String> createOnly, VariationScope scope) {
        this.variant = variant;
        this.wanted = Fingerprints.of(variant);
        this.createOnly = createOnly;
        this.scope = scope;
    }

    DesiredVariant variant() {
        return variant;
    }

    String sku() {
        return variant.text(SKU).orElse("").strip();
    }

    /** The variation in the store; absent when there is none yet. */
    OptionalLong target() {
        return target;
    }

    int position() {
        return position;
    }

    List<FieldWarning> warnings() {
        return warnings;
    }

    /** Notes what the store made of fields that it took: kept with the link until they are sent again. */
    void reviewed(Set<String> fields, Map<String, FieldWarning> findings) {
        fields.forEach(field -> StandingWarnings.put(
                known, field, Optional.ofNullable(findings.get(field)).stream().toList()));
    }

    List<FieldWarning> standingWarnings() {
        return StandingWarnings.of(known);
    }

    boolean hasFailed() {
        return failed;
    }

    /** Takes over what is remembered of the variation. */
    void link(VariantLink link, Set<String> provenFields) {
        target = OptionalLong.of(link.wooVariationId());
        position = link.position();
        lastStock = StockGuard.last(link.fingerprints());
        known.putAll(link.fingerprints());
        known.keySet().retainAll(provenFields);
    }

    /** Takes a variation that was found in the store. */
    void adopt(StoreEntry entry) {
        target = OptionalLong.of(entry.id());
        known.clear();
        position = 0;
        inTrash = entry.isInTrash();
        if (entry.sku().filter(sku()::equals).isPresent()) {
            // A SKU that did not change is never repeated (fact 60).
            Optional.ofNullable(wanted.get(SKU)).ifPresent(fingerprint -> known.put(SKU, fingerprint));
        }
    }

    /** Nothing is known for sure any more of what the variation has. */
    void forget() {
        known.clear();
        position = 0;
    }

    /** The variation is gone from the store: it is to be created anew, once. False when that happened before. */
    boolean lose() {
        boolean first = !lostBefore;
        lostBefore = true;
        target = OptionalLong.empty();
        forget();
        return first;
    }

    void place(int wantedPosition) {
        this.wantedPosition = wantedPosition;
    }

    /** What is to be sent now; empty when nothing is, or the variant failed or waits for an export. */
    Set<String> open() {
        Set<String> open = new LinkedHashSet<>();
        if (failed || waits) {
            return open;
        }
        wanted.forEach((field, fingerprint) -> {
            if (mayChange(field) && !withheld.contains(field) && !fingerprint.equals(known.get(field))) {
                open.add(field);
            }
        });
        if (isToBeShownAgain() && mayShow()) {
            open.add(STATUS);
        }
        boolean moves = wantedPosition > 0 && wantedPosition != position;
        if (moves && !wanted.containsKey(MENU_ORDER) && mayChange(MENU_ORDER)) {
            open.add(MENU_ORDER);
        }
        return open;
    }

    private boolean mayChange(String field) {
        return target.isEmpty() || (!createOnly.contains(field) && scope.mayChange(field));
    }

    private boolean isToBeShownAgain() {
        return inTrash || (!wanted.containsKey(STATUS) && isHiddenByUs());
    }

    private boolean mayShow() {
        return target.isEmpty() || scope.maySelect();
    }

    /** The store does not have the variant, and an automatic update may not bring it. */
    void waitForExport() {
        waits = true;
    }

    /** Whether the variation may be one that the store has. */
    boolean isToBeFound() {
        return target.isEmpty() && !waits;
    }

    /** Whether an automatic update holds something of it back. */
    boolean isHeldBack() {
        return waits || (target.isPresent() && (hasHeldField() || (isToBeShownAgain() && !mayShow())));
    }

    private boolean hasHeldField() {
        return wanted.entrySet().stream()
                .anyMatch(field -> !createOnly.contains(field.getKey())
                        && !scope.mayChange(field.getKey())
                        && !field.getValue().equals(known.get(field.getKey())));
    }

    /** The PIM once hid the variant, or lacked it, and now says nothing of its status. */
    private boolean isHiddenByUs() {
        return known.containsKey(STATUS) && !PUBLISHED.equals(known.get(STATUS));
    }

    boolean isOpen() {
        return !failed && !waits && (target.isEmpty() || !open().isEmpty());
    }

    /** Whether the store has all of the variant. */
    boolean isDone() {
        return target.isPresent() && !failed && withheld.isEmpty() && open().isEmpty();
    }

    int wantedPosition() {
        return wantedPosition;
    }

    /** The store took these fields. */
    void stored(Set<String> fields, StoreEntry entry) {
        target = OptionalLong.of(entry.id());
        for (String field : fields) {
            if (field.equals(MENU_ORDER) && !wanted.containsKey(MENU_ORDER)) {
                position = wantedPosition;
            } else {
                known.put(field, wanted.getOrDefault(field, PUBLISHED));
            }
            if (field.equals(StockGuard.FIELD)) {
                known.remove(StockGuard.SEEN);
            }
        }
        inTrash = entry.isInTrash();
    }

    /** Takes a field as done that cannot travel, until its value changes. */
    void settle(String field, List<FieldWarning> why) {
        known.put(field, wanted.getOrDefault(field, ""));
        List<FieldWarning> named = why.stream()
                .map(warning -> FieldWarning.lasting(
                        warning.error().code(), this + ": " + warning.error().message()))
                .toList();
        StandingWarnings.put(known, field, named);
    }

    /** Whether a number that was pushed before would be replaced, which undoes what the store sold meanwhile. */
    boolean wouldReplaceStock() {
        return target.isPresent() && lastStock.isPresent() && open().contains(StockGuard.FIELD);
    }

    /** Lets the store's number stay where it is not the one that was pushed last; returns whether it stays. */
    boolean keepStock(JsonNode number) {
        String fingerprint = wanted.getOrDefault(StockGuard.FIELD, "");
        if (!StockGuard.hasMoved(lastStock.orElse(""), fingerprint, number)
                || !(variant.fields().get(StockGuard.FIELD) instanceof DesiredValue.Json json)) {
            return false;
        }
        known.put(StockGuard.FIELD, fingerprint);
        known.put(StockGuard.SEEN, StockGuard.fingerprint(number));
        StandingWarnings.put(known, StockGuard.FIELD, List.of(StockGuard.moved(" of " + this, json, number)));
        return true;
    }

    /** Leaves a field out for now. */
    void withhold(String field) {
        withheld.add(field);
    }

    void withhold(String field, FieldWarning why) {
        withheld.add(field);
        warnings.add(why);
    }

    void release(String field) {
        withheld.remove(field);
    }

    /** The store does not take it; its siblings go on. */
    void fail(FieldWarning why) {
        failed = true;
        warnings.add(why);
    }

    /** Somebody in the store holds the SKU. */
    void skuIsHeldBy(long holder) {
        skuHolder = OptionalLong.of(holder);
        skuTries++;
    }

    /** Who holds the SKU, told once. */
    OptionalLong takeSkuHolder() {
        OptionalLong holder = skuHolder;
        skuHolder = OptionalLong.empty();
        return holder;
    }

    boolean mayTrySkuAgain() {
        return skuTries <= MOST_SKU_TRIES;
    }

    /** The variation lost its SKU to make room for a sibling. */
    void skuWasCleared() {
        known.remove(SKU);
    }

    Optional<ProductImage> image() {
        return variant.fields().get(DesiredVariant.IMAGE) instanceof DesiredValue.Images images
                ? images.images().stream().findFirst()
                : Optional.empty();
    }

    /** The image that is still to be sent. */
    Optional<LinkKey> openImage() {
        boolean open = !waits && mayChange(DesiredVariant.IMAGE);
        String fingerprint = wanted.getOrDefault(DesiredVariant.IMAGE, "");
        return open && !failed && !fingerprint.equals(known.get(DesiredVariant.IMAGE))
                ? image().map(Gallery::keyOf)
                : Optional.empty();
    }

    Optional<VariantLink> asLink() {
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new VariantLink(variant.id(), target.getAsLong(), position, known));
    }

    @Override
    public String toString() {
        return "variant '" + variant.id() + "'" + (sku().isEmpty() ? "" : " (SKU " + sku() + ")");
    }
}
