package io.github.wooautosync.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A named choice of what goes to a store and where: people keep several and switch between them.
 *
 * @param id given by whoever makes it; unique in its connection
 * @param name for people
 * @param fieldMapping as {@link StorePolicy#fieldMapping()}, whose place it takes while the mapping is active
 * @param fieldsToExport names of fields and codes of attributes, with {@code name} and {@code sku} among them; empty means
 *     all fields
 * @param active whether it is the one that counts; at most one of a connection is
 */
public record ExportMapping(
        String id, String name, Map<String, String> fieldMapping, Set<String> fieldsToExport, boolean active) {

    /** The longest id and the longest name. */
    public static final int MAXIMUM_LENGTH = 100;

    public ExportMapping {
        refuseBlankOrLong("id", id);
        refuseBlankOrLong("name", name);
        fieldMapping = Collections.unmodifiableMap(new LinkedHashMap<>(fieldMapping));
        fieldsToExport = Collections.unmodifiableSet(new LinkedHashSet<>(fieldsToExport));
        fieldMapping.forEach((field, storeField) -> {
            if (field.isBlank() || storeField.isBlank()) {
                throw new IllegalArgumentException("fieldMapping must not hold a blank name");
            }
        });
        if (!fieldsToExport.isEmpty() && !fieldsToExport.containsAll(List.of("name", "sku"))) {
            throw new IllegalArgumentException(
                    "fieldsToExport must contain name and sku; add them, or leave the selection"
                            + " out to export all fields");
        }
    }

    public ExportMapping withActive(boolean value) {
        return new ExportMapping(id, name, fieldMapping, fieldsToExport, value);
    }

    private static void refuseBlankOrLong(String what, String text) {
        if (text.isBlank() || text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    what + " of an export mapping must have 1 to " + MAXIMUM_LENGTH + " characters and not be blank");
        }
    }
}
