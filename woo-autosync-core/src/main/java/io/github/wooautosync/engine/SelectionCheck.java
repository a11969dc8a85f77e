package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.record.SyncRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds names in a selection of fields that nothing answers to: no field, and no attribute or raw field of any product
 * that was loaded together. A misspelt name would otherwise never be noticed.
 */
final class SelectionCheck {

    private static final Set<String> LISTS = Set.of("attributes", "meta_data", "variations", "variants");

    private final Set<String> codes = new HashSet<>(LISTS);

    SelectionCheck(Collection<Product> products) {
        products.stream().filter(Objects::nonNull).forEach(product -> {
            codes.addAll(product.attributes().keySet());
            codes.addAll(product.rawFields().keySet());
            product.variants().forEach(variant -> codes.addAll(variant.options().keySet()));
        });
    }

    List<FieldWarning> warnings(SyncRecord record) {
        List<String> unknown = record.exportedFields().stream()
                .filter(name -> ProductField.named(name).isEmpty() && !codes.contains(name))
                .toList();
        return unknown.isEmpty() ? List.of() : List.of(warning(unknown));
    }

    private static FieldWarning warning(List<String> unknown) {
        String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return FieldWarning.lasting(
                FailureCode.FIELD_UNKNOWN,
                "fieldsToExport names " + names
                        + ", which is neither a field nor the code of an attribute of these products; correct it and"
                        + " export again");
    }
}
