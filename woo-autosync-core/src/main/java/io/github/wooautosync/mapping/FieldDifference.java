package io.github.wooautosync.mapping;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Decides which fields have to travel. */
public final class FieldDifference {

    private static final String SKU = "sku";

    private FieldDifference() {}

    /** The fields of a product that the store does not have yet: all of them. */
    public static Set<String> ofNewProduct(DesiredProduct desired) {
        return new LinkedHashSet<>(desired.fields().keySet());
    }

    /**
     * The fields to send to a product that the store has.
     *
     * @param current fingerprints of the desired values
     * @param known fingerprints of what the store is known to have
     * @param proven whether equal fingerprints prove that the store has the value; if not, everything is sent
     * @param inDoubt whether an unknown write may have changed even the SKU
     */
    public static Set<String> ofKnownProduct(
            DesiredProduct desired,
            Map<String, String> current,
            Map<String, String> known,
            boolean proven,
            boolean inDoubt) {
        Set<String> fields = new LinkedHashSet<>();
        for (String field : desired.fields().keySet()) {
            boolean equal = current.getOrDefault(field, "").equals(known.get(field));
            // An unchanged SKU is never repeated: a shop that has it twice would refuse the whole update (fact 60).
            boolean maySkip = field.equals(SKU) ? !inDoubt : proven;
            boolean outstanding = DesiredValue.Variants.NONE_YET.equals(known.get(field));
            boolean mayChange = outstanding || !desired.createOnly().contains(field);
            if (mayChange && !(equal && maySkip)) {
                fields.add(field);
            }
        }
        return fields;
    }
}
