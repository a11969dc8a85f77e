package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.connection.StorePolicy;
import java.util.Set;

/**
 * For which store a product is mapped.
 *
 * @param selection the fields and attribute codes that are kept in step; empty means all but stock
 * @param units in which the store weighs and measures
 */
public record MappingContext(
        ConnectionContext connection, StorePolicy policy, Set<String> selection, StoreUnits units) {

    public MappingContext {
        selection = Set.copyOf(selection);
    }
}
