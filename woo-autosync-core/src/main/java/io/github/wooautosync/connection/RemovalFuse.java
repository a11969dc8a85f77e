package io.github.wooautosync.connection;

/**
 * Stops when too many products of one connection would go at once, as they would after a slip in the PIM. Whichever
 * limit is reached first counts.
 *
 * @param maximumProducts how many may go at once; positive
 * @param maximumPercent how many of the products of the connection may go at once, 1 to 100
 */
public record RemovalFuse(int maximumProducts, int maximumPercent) {

    public RemovalFuse {
        if (maximumProducts < 1) {
            throw new IllegalArgumentException("maximumProducts must be at least 1, but was " + maximumProducts);
        }
        if (maximumPercent < 1 || maximumPercent > 100) {
            throw new IllegalArgumentException("maximumPercent must be 1 to 100, but was " + maximumPercent);
        }
    }
}
