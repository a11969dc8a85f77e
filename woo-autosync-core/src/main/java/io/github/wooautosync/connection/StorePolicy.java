package io.github.wooautosync.connection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one connection does where there is a choice.
 *
 * @param fieldMapping PIM field or attribute code to store field, by exact key, such as {@code price} to {@code
 *     sale_price} or {@code COLOR} to {@code pa_color}; what is not named keeps its standard place
 * @param fieldOwnership store field to who decides its value; what is not named belongs to the PIM
 * @param automaticGroups the fields that automatic updates push; a manual export pushes all that it selects
 * @param whenSkuIsTaken a product is to be created and the store already has one with its SKU
 * @param whenSkuIsInTrash a product is to be created and one with its SKU lies in the store's trash
 * @param attributeScope where attributes live that {@code attributeScopes} does not name
 * @param attributeScopes attribute code to where it lives
 * @param whenShopHasOtherAttributes a product shows attributes that the PIM did not send
 * @param whenProductIsDeleted the PIM no longer has a product
 * @param removalFuse how much may go at once
 * @param whenVariantIsGone the PIM no longer has a variant of a product
 * @param whenStockMoved the store's stock is not what was pushed last, because something was sold
 * @param exportMappings what people may switch between; the active one has its place in {@code fieldMapping}
 */
public record StorePolicy(
        Map<String, String> fieldMapping,
        Map<String, FieldOwnership> fieldOwnership,
        Set<FieldGroup> automaticGroups,
        WhenSkuIsTaken whenSkuIsTaken,
        WhenSkuIsInTrash whenSkuIsInTrash,
        AttributeScope attributeScope,
        Map<String, AttributeScope> attributeScopes,
        WhenShopHasOtherAttributes whenShopHasOtherAttributes,
        WhenProductIsDeleted whenProductIsDeleted,
        RemovalFuse removalFuse,
        WhenVariantIsGone whenVariantIsGone,
        WhenStockMoved whenStockMoved,
        List<ExportMapping> exportMappings) {

    private static final StorePolicy STANDARD = new StorePolicy(
            Map.of(),
            Map.of(),
            EnumSet.allOf(FieldGroup.class),
            WhenSkuIsTaken.ADOPT,
            WhenSkuIsInTrash.RESTORE,
            AttributeScope.GLOBAL,
            Map.of(),
            WhenShopHasOtherAttributes.KEEP,
            WhenProductIsDeleted.KEEP,
            new RemovalFuse(100, 10),
            WhenVariantIsGone.DELETE,
            WhenStockMoved.KEEP,
            List.of());

    public StorePolicy {
        fieldMapping = Collections.unmodifiableMap(new LinkedHashMap<>(fieldMapping));
        fieldOwnership = Collections.unmodifiableMap(new LinkedHashMap<>(fieldOwnership));
        attributeScopes = Collections.unmodifiableMap(new LinkedHashMap<>(attributeScopes));
        automaticGroups = inOrder(automaticGroups);
        exportMappings = List.copyOf(exportMappings);
        if (exportMappings.stream().filter(ExportMapping::active).count() > 1) {
            throw new IllegalArgumentException("exportMappings: at most one may be active");
        }
    }

    private static Set<FieldGroup> inOrder(Set<FieldGroup> groups) {
        Set<FieldGroup> ordered = EnumSet.noneOf(FieldGroup.class);
        ordered.addAll(groups);
        return Collections.unmodifiableSet(ordered);
    }

    /**
     * The PIM owns every field, and all of them are pushed automatically; a product with the same SKU is adopted, also
     * from the trash; attributes are global, and those that the shop added stay; a product that the PIM deleted stays
     * in the store; a variant that is gone is deleted there; stock that moved is left to the shop.
     */
    public static StorePolicy standard() {
        return STANDARD;
    }

    /** The standard with some choices of one's own. */
    public static Builder builder() {
        return STANDARD.toBuilder();
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    public FieldOwnership ownershipOf(String storeField) {
        return fieldOwnership.getOrDefault(storeField, FieldOwnership.PIM);
    }

    public AttributeScope scopeOf(String attributeCode) {
        return attributeScopes.getOrDefault(attributeCode, attributeScope);
    }

    /** The one of {@code exportMappings} that counts. */
    public Optional<ExportMapping> activeExportMapping() {
        return exportMappings.stream().filter(ExportMapping::active).findFirst();
    }

    /** A product is to be created and the store already has one with its SKU. */
    public enum WhenSkuIsTaken {
        /** It is the same product: link it and bring it up to date. */
        ADOPT,
        /** Leave it alone and report a conflict. */
        REPORT
    }

    /** A product is to be created and one with its SKU lies in the store's trash. */
    public enum WhenSkuIsInTrash {
        /** Take it out of the trash and bring it up to date; it keeps its id. */
        RESTORE,
        /** Leave it there and report a conflict. */
        REPORT
    }

    /** A product of the store shows attributes that the PIM did not send. */
    public enum WhenShopHasOtherAttributes {
        /** The shop added them: they stay. */
        KEEP,
        /** The PIM's list is the whole truth. */
        REMOVE
    }

    /** The PIM no longer has a product that is in the store. */
    public enum WhenProductIsDeleted {
        /** Only the sync record goes; the product stays in the store as it is. */
        KEEP,
        /** Shoppers no longer see it. */
        DRAFT,
        /** It goes to the store's trash, from where it can be restored. */
        TRASH,
        /** It is deleted for good. */
        DELETE
    }

    /** The PIM no longer has a variant that is in the store. */
    public enum WhenVariantIsGone {
        /** The variation is deleted for good: variations have no trash of their own to come back from. */
        DELETE,
        /** The variation stays, but shoppers no longer see it. */
        DISABLE
    }

    /** Stock is to be pushed, and the store's number is not the one that was pushed last. */
    public enum WhenStockMoved {
        /** The shop's number stays, with a warning; the next number of the PIM is pushed on top of it. */
        KEEP,
        /** The PIM's number counts. */
        OVERWRITE
    }

    /** Collects choices. Not safe for use by several threads. */
    public static final class Builder {

        private Map<String, String> fieldMapping;
        private Map<String, FieldOwnership> fieldOwnership;
        private Set<FieldGroup> automaticGroups;
        private WhenSkuIsTaken whenSkuIsTaken;
        private WhenSkuIsInTrash whenSkuIsInTrash;
        private AttributeScope attributeScope;
        private Map<String, AttributeScope> attributeScopes;
        private WhenShopHasOtherAttributes whenShopHasOtherAttributes;
        private WhenProductIsDeleted whenProductIsDeleted;
        private RemovalFuse removalFuse;
        private WhenVariantIsGone whenVariantIsGone;
        private WhenStockMoved whenStockMoved;
        private List<ExportMapping> exportMappings;

        private Builder(StorePolicy original) {
            fieldMapping = original.fieldMapping;
            fieldOwnership = original.fieldOwnership;
            automaticGroups = original.automaticGroups;
            whenSkuIsTaken = original.whenSkuIsTaken;
            whenSkuIsInTrash = original.whenSkuIsInTrash;
            attributeScope = original.attributeScope;
            attributeScopes = original.attributeScopes;
            whenShopHasOtherAttributes = original.whenShopHasOtherAttributes;
            whenProductIsDeleted = original.whenProductIsDeleted;
            removalFuse = original.removalFuse;
            whenVariantIsGone = original.whenVariantIsGone;
            whenStockMoved = original.whenStockMoved;
            exportMappings = original.exportMappings;
        }

        public Builder fieldMapping(Map<String, String> value) {
            fieldMapping = value;
            return this;
        }

        public Builder fieldOwnership(Map<String, FieldOwnership> value) {
            fieldOwnership = value;
            return this;
        }

        public Builder automaticGroups(Set<FieldGroup> value) {
            automaticGroups = value;
            return this;
        }

        public Builder whenSkuIsTaken(WhenSkuIsTaken value) {
            whenSkuIsTaken = value;
            return this;
        }

        public Builder whenSkuIsInTrash(WhenSkuIsInTrash value) {
            whenSkuIsInTrash = value;
            return this;
        }

        public Builder attributeScope(AttributeScope value) {
            attributeScope = value;
            return this;
        }

        public Builder attributeScopes(Map<String, AttributeScope> value) {
            attributeScopes = value;
            return this;
        }

        public Builder whenShopHasOtherAttributes(WhenShopHasOtherAttributes value) {
            whenShopHasOtherAttributes = value;
            return this;
        }

        public Builder whenProductIsDeleted(WhenProductIsDeleted value) {
            whenProductIsDeleted = value;
            return this;
        }

        public Builder removalFuse(RemovalFuse value) {
            removalFuse = value;
            return this;
        }

        public Builder whenVariantIsGone(WhenVariantIsGone value) {
            whenVariantIsGone = value;
            return this;
        }

        public Builder whenStockMoved(WhenStockMoved value) {
            whenStockMoved = value;
            return this;
        }

        /** The field mapping becomes that of the active one, if there is one. */
        public Builder exportMappings(List<ExportMapping> value) {
            exportMappings = value;
            value.stream()
                    .filter(ExportMapping::active)
                    .findFirst()
                    .ifPresent(active -> fieldMapping = active.fieldMapping());
            return this;
        }

        public StorePolicy build() {
            return new StorePolicy(
                    fieldMapping,
                    fieldOwnership,
                    automaticGroups,
                    whenSkuIsTaken,
                    whenSkuIsInTrash,
                    attributeScope,
                    attributeScopes,
                    whenShopHasOtherAttributes,
                    whenProductIsDeleted,
                    removalFuse,
                    whenVariantIsGone,
                    whenStockMoved,
                    exportMappings);
        }
    }
}
