package io.github.wooautosync.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warnings that hold until their field is sent again. They are kept beside the fingerprints of a record, so that a push
 * of other fields, or one that finds nothing to do, does not make people believe that all is well.
 */
final class StandingWarnings {

    /** Stands for the choice of fields itself. */
    static final String SELECTION = "fieldsToExport";

    private static final String PREFIX = "warning:";
    private static final char SEPARATOR = ' ';

    private StandingWarnings() {}

    static List<FieldWarning> of(Map<String, String> fingerprints) {
        return fingerprints.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .map(entry -> read(entry.getValue()))
                .toList();
    }

    static List<FieldWarning> ofSelection(Map<String, String> fingerprints) {
        String text = fingerprints.get(PREFIX + SELECTION);
        return text == null ? List.of() : List.of(read(text));
    }

    /** Replaces what is said of one field. */
    static void put(Map<String, String> fingerprints, String field, List<FieldWarning> warnings) {
        fingerprints.keySet().removeIf(name -> name.equals(PREFIX + field) || name.startsWith(PREFIX + field + "#"));
        for (int i = 0; i < warnings.size(); i++) {
            FieldWarning warning = warnings.get(i);
            fingerprints.put(
                    PREFIX + field + (i == 0 ? "" : "#" + i),
                    warning.error().code() + SEPARATOR + warning.error().message());
        }
    }

    /** Forgets what is said of fields that a product does not have any more. */
    static void retain(Map<String, String> fingerprints, Set<String> desired) {
        Set<String> fields = new HashSet<>(desired);
        fields.add(SELECTION);
        fingerprints
                .keySet()
                .removeIf(name -> name.startsWith(PREFIX)
                        && !fields.contains(name.substring(PREFIX.length()).replaceFirst("#\\d+$", "")));
    }

    private static FieldWarning read(String text) {
        int end = text.indexOf(SEPARATOR);
        return FieldWarning.lasting(text.substring(0, end), text.substring(end + 1));
    }
}
