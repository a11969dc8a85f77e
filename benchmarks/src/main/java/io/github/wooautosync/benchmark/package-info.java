/**
 * What runs benchmarks and reports them: the list of all in {@link io.github.wooautosync.benchmark.Benchmarks}, turns in
 * alternating order, databases, and the tables of the results. Each benchmark has a package of its own below and knows
 * only this one.
 */
@NullMarked
package io.github.wooautosync.benchmark;

import org.jspecify.annotations.NullMarked;
