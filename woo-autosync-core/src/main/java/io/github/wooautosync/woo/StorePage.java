package io.github.wooautosync.woo;

import java.util.List;

/**
 * One page of a list.
 *
 * @param entries what is on it
 * @param total number of entries on all pages ({@code X-WP-Total}), or the size of this page when the store did not say
 * @param pages number of pages ({@code X-WP-TotalPages}), or 1 when the store did not say
 */
public record StorePage(List<StoreEntry> entries, long total, int pages) {

    public StorePage {
        entries = List.copyOf(entries);
    }
}
