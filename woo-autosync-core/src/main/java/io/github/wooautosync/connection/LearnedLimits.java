package io.github.wooautosync.connection;

/**
 * How much one store bore at once, as the engine found out. It begins there again after a restart and goes on adapting, so
 * that an old value costs some requests at most.
 *
 * @param batchSize how many products a batch has; positive
 * @param batchesInFlight how many batches are on their way at once; positive
 * @param followUpsInFlight how many products have their variations written at once; positive
 */
public record LearnedLimits(int batchSize, int batchesInFlight, int followUpsInFlight) {

    public LearnedLimits {
        if (batchSize < 1 || batchesInFlight < 1 || followUpsInFlight < 1) {
            throw new IllegalArgumentException("limits must be positive, but are " + batchSize + " products, "
                    + batchesInFlight + " batches and " + followUpsInFlight + " follow-ups");
        }
    }
}
