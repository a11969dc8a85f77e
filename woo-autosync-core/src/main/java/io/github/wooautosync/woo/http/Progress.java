package io.github.wooautosync.woo.http;

/** How far the store may have come when something went wrong without an answer that says so. */
enum Progress {
    /** The request did not reach WordPress: nothing was done. */
    NOTHING_DONE,
    /** The store may be working on it at this moment. */
    MAY_BE_WORKING,
    /** The store's process has ended; what it did is unknown. */
    ENDED
}
