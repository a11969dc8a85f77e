package io.github.wooautosync.benchmark.peer;

import java.io.Serializable;

/** The task of a peer: one product to be brought to one store. */
public record Push(String product, String store) implements Serializable {}
