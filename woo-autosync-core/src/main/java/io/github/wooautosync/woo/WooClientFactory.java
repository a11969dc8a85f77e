package io.github.wooautosync.woo;

/** Opens clients. Opening sends nothing, so it is cheap; clients of one factory share its sockets and threads. */
@FunctionalInterface
public interface WooClientFactory {

    WooClient open(StoreAccess access);
}
