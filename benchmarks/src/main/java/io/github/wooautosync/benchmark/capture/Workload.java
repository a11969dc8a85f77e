package io.github.wooautosync.benchmark.capture;

/**
 * What hosts do in one turn.
 *
 * @param threads how many write at the same time
 * @param products how many are changed in one transaction
 * @param transactions of each thread
 */
record Workload(int threads, int products, int transactions) {

    int allTransactions() {
        return threads * transactions;
    }

    String shown() {
        return threads + (threads == 1 ? " thread, " : " threads, ") + products
                + (products == 1 ? " product" : " products") + " in a transaction";
    }
}
