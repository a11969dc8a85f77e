package io.github.wooautosync.test.store;

/** A consumer key of the shop with its permission. */
record ApiKey(String key, String secret, boolean mayRead, boolean mayWrite) {}
