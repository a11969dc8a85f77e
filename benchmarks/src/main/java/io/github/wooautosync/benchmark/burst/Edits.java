package io.github.wooautosync.benchmark.burst;

import io.github.wooautosync.benchmark.peer.Threads;
import java.util.function.LongConsumer;

/**
 * Every product is edited as many times as the others. A product is edited by one thread only.
 *
 * @param products numbered from 1; a multiple of the threads
 */
record Edits(int products, int times, int threads) {

    /** In which order a thread edits its products. */
    enum Order {
        PRODUCT_BY_PRODUCT("product by product"),
        IN_TURN("all products in turn");

        private final String shown;

        Order(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    int count() {
        return products * times;
    }

    void run(Order order, LongConsumer edit) {
        int ofThread = products / threads;
        Threads.run(threads, thread -> {
            for (int i = 0; i < ofThread * times; i++) {
                int product = order == Order.IN_TURN ? i % ofThread : i / times;
                edit.accept((long) thread * ofThread + product + 1);
            }
        });
    }
}
