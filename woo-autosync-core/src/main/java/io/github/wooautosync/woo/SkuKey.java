package io.github.wooautosync.woo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a store compares when it asks whether two SKUs are the same: letter case, accents, outer spaces and the length of
 * inner spaces do not count (facts 54, 55). Two keys are equal when a store takes their SKUs for one.
 *
 * <p>This follows the collation that WordPress installs. Rare letters may differ from it, always towards "different"; a
 * store that then refuses a create as a duplicate names the holder.
 *
 * @param value the normalised text; not for display
 */
public record SkuKey(String value) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    public static SkuKey of(String sku) {
        String spaced = SPACES.matcher(sku).replaceAll(" ").strip();
        String bare = MARKS.matcher(Normalizer.normalize(spaced, Normalizer.Form.NFKD))
                .replaceAll("");
        // First up, then down: so that "ß" equals "SS", as it does in the database.
        return new SkuKey(bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a store can be asked for this SKU. A blank one and {@code 0} switch its filter off, so that it lists the
     * whole shop (fact 63); one with an empty part beside a comma would find everything that has no SKU.
     */
    public static boolean isSearchable(String sku) {
        if (sku.isBlank() || sku.strip().equals("0")) {
            return false;
        }
        for (String part : sku.split(",", -1)) {
            if (part.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
