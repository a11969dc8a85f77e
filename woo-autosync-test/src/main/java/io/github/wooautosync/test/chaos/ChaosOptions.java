package io.github.wooautosync.test.chaos;

/**
 * What one round is like.
 *
 * @param seed from which everything that happens follows
 * @param stores how many stores there are
 * @param products how many products the PIM has at the start
 * @param steps how many times people act while things go wrong
 */
public record ChaosOptions(long seed, int stores, int products, int steps) {

    public ChaosOptions {
        if (stores < 1 || products < 10 || steps < 1) {
            throw new IllegalArgumentException("a round needs a store, 10 products and a step, but has " + stores + ", "
                    + products + " and " + steps);
        }
    }

    /** Three stores, 2,000 products. */
    public static ChaosOptions ofSeed(long seed) {
        return new ChaosOptions(seed, 3, 2_000, 40);
    }

    public ChaosOptions withProducts(int number) {
        return new ChaosOptions(seed, stores, number, steps);
    }

    public ChaosOptions withSteps(int number) {
        return new ChaosOptions(seed, stores, products, number);
    }

    public ChaosOptions withStores(int number) {
        return new ChaosOptions(seed, number, products, steps);
    }
}
