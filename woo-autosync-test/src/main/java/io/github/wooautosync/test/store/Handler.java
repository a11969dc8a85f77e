package io.github.wooautosync.test.store;

/** Answers one kind of REST request. */
@FunctionalInterface
interface Handler {

    RestResponse handle(RestRequest request);
}
