package io.github.wooautosync.engine;

import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.mapping.DesiredVariant;
import java.util.Set;

/**
 * What a push may change of variations that the store has. A field of a variation belongs to the group that the same
 * field of a product has; {@link FieldGroup#VARIANTS} stands for which variations there are, their options and their order.
 *
 * @param groups what may change; all of them unless the push is an automatic update
 */
record VariationScope(Set<FieldGroup> groups) {

    static final VariationScope EVERYTHING = new VariationScope(Set.of(FieldGroup.values()));

    VariationScope {
        groups = Set.copyOf(groups);
    }

    boolean mayChange(String field) {
        return groups.contains(groupOf(field));
    }

    /** Whether variations may be created, removed, shown again and put in order. */
    boolean maySelect() {
        return groups.contains(FieldGroup.VARIANTS);
    }

    static FieldGroup groupOf(String field) {
        return switch (field) {
            case DesiredVariant.ATTRIBUTES, VariationWork.STATUS, VariationWork.MENU_ORDER -> FieldGroup.VARIANTS;
            case DesiredVariant.IMAGE -> FieldGroup.IMAGES;
            default -> FieldGroup.of(field);
        };
    }
}
