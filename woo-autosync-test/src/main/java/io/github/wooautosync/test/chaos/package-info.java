/**
 * A hostile simulation: several stores with thousands of products, stores and networks that misbehave, people who edit
 * at the same time, and an engine that is killed and frozen; then quiet, and a comparison of every store with the PIM.
 *
 * <p>Start at {@link io.github.wooautosync.test.chaos.ChaosRound}. Whoever brings stores of records, connections and
 * links of their own hands them to it as {@link io.github.wooautosync.test.chaos.DurableStores}. Everything that happens
 * follows from the seed. The comparison looks into the fake stores and at the PIM, never at what the engine remembers.
 */
@NullMarked
package io.github.wooautosync.test.chaos;

import org.jspecify.annotations.NullMarked;
