package io.github.wooautosync.test.chaos;

/**
 * What a round was like.
 *
 * @param requests that the stores got
 * @param faults how many of them were hit
 * @param kills how often a node was killed
 * @param freezes how often a node stood still until another took over
 * @param edits changes of products in the PIM
 * @param shopEdits what shop owners did to products
 * @param uploads images that stores fetched successfully
 * @param journal what was decided, the same for two rounds of one seed
 */
public record ChaosReport(
        long seed,
        long requests,
        long faults,
        int kills,
        int freezes,
        long edits,
        long shopEdits,
        long uploads,
        Journal journal) {}
