package io.github.wooautosync.plan;

/** What a link plan found about one product of the PIM. */
public enum LinkFinding {
    /** Exactly one product of the store fits: it can be linked. */
    EXACT,
    /** Exactly one product of the store fits, and it lies in the trash: it can be linked where that is wanted. */
    IN_TRASH,
    /** Several products of the store fit. */
    AMBIGUOUS,
    /** A variation of another product has the SKU. */
    VARIATION,
    /** The product is linked to a product of the store already. */
    ALREADY_LINKED,
    /** The product of the store that fits is linked to another product of the PIM, or another one of the plan has the same SKU. */
    TAKEN,
    /** The product has no SKU that a store can be asked for. */
    EMPTY_SKU,
    /** The store has no such product. */
    NOT_FOUND,
    /** The product of the store is of another type. */
    TYPE_DIFFERS,
    /** The product cannot be pushed as it is, so it is not linked either. */
    INVALID,
    /** The PIM does not know the product. */
    UNKNOWN
}
