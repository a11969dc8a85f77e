package io.github.wooautosync.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one connection does where there is a choice.
 *
 * @param fieldMapping PIM field to store field, by exact key, such as {@code price} to {@code sale_price}; what is not
 *     named keeps its standard place
 * @param fieldOwnership store field to who decides its value; what is not named belongs to the PIM
 * @param whenSkuIsTaken a product is to be created and the store already has one with its SKU
 * @param whenSkuIsInTrash a product is to be created and one with its SKU lies in the store's trash
 */
public record StorePolicy(
        Map<String, String> fieldMapping,
        Map<String, FieldOwnership> fieldOwnership,
        WhenSkuIsTaken whenSkuIsTaken,
        WhenSkuIsInTrash whenSkuIsInTrash) {

    private static final StorePolicy STANDARD =
            new StorePolicy(Map.of(), Map.of(), WhenSkuIsTaken.ADOPT, WhenSkuIsInTrash.RESTORE);

    public StorePolicy {
        fieldMapping = Collections.unmodifiableMap(new LinkedHashMap<>(fieldMapping));
        fieldOwnership = Collections.unmodifiableMap(new LinkedHashMap<>(fieldOwnership));
    }

    /** The PIM owns every field; a product with the same SKU is adopted, also from the trash. */
    public static StorePolicy standard() {
        return STANDARD;
    }

    public StorePolicy withFieldMapping(Map<String, String> mapping) {
        return new StorePolicy(mapping, fieldOwnership, whenSkuIsTaken, whenSkuIsInTrash);
    }

    public StorePolicy withFieldOwnership(Map<String, FieldOwnership> ownership) {
        return new StorePolicy(fieldMapping, ownership, whenSkuIsTaken, whenSkuIsInTrash);
    }

    public StorePolicy withWhenSkuIsTaken(WhenSkuIsTaken choice) {
        return new StorePolicy(fieldMapping, fieldOwnership, choice, whenSkuIsInTrash);
    }

    public StorePolicy withWhenSkuIsInTrash(WhenSkuIsInTrash choice) {
        return new StorePolicy(fieldMapping, fieldOwnership, whenSkuIsTaken, choice);
    }

    public FieldOwnership ownershipOf(String storeField) {
        return fieldOwnership.getOrDefault(storeField, FieldOwnership.PIM);
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
}
