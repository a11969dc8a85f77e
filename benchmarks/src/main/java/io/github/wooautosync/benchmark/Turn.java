package io.github.wooautosync.benchmark;

import java.util.Map;

/** What one contender does in one round. Only {@link #run} is measured. */
@FunctionalInterface
public interface Turn {

    /** What is measured; returns numbers of its own by name, of which medians are taken as well. */
    Map<String, Double> run() throws Exception;

    /** Cleans up after the measure. */
    default void finish() throws Exception {}

    /** What has to be there before, in every round anew. */
    default void prepare() throws Exception {}

    /** A turn that prepares first. */
    static Turn of(Step prepare, Turn turn) {
        return new Turn() {
            @Override
            public Map<String, Double> run() throws Exception {
                return turn.run();
            }

            @Override
            public void prepare() throws Exception {
                prepare.run();
            }
        };
    }

    /** Something to do that may fail. */
    interface Step {
        void run() throws Exception;
    }
}
