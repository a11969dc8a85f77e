package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds values that the store dropped or changed without a word. What it only writes in another way is no finding: a
 * price with other zeros (fact 41), an ampersand as an entity, tags and backslashes that its filters take (fact 44).
 */
final class ValueReview {

    /** More takes other texts of the request with it (fact 46). */
    private static final int LONGEST_TEXT_BYTES = 65_535;

    private static final Set<String> PRICES = Set.of("regular_price", "sale_price");
    private static final Set<String> TEXTS = Set.of("name", "short_description", "description");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\\\<>\\s\\u00a0]+");

    private static final Map<String, Check> CHECKS = checks();

    private ValueReview() {}

    /** How the value of one field is compared, and what to do about a difference. */
    private record Check(Comparison same, String remedy) {}

    @FunctionalInterface
    private interface Comparison {
        boolean isSame(JsonNode sent, JsonNode kept);
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(
                "name", new Check(ValueReview::sameText, "write it without markup and not longer than 65,535 bytes"));
        checks.put("sku", new Check(ValueReview::sameSku, "use letters, digits, dots and dashes"));
        checks.put("status", new Check(ValueReview::sameStatus, "use a status that the store knows"));
        checks.put("regular_price", new Check(ValueReview::sameNumber, "send plain numbers with a dot"));
        checks.put(
                "sale_price",
                new Check(
                        ValueReview::sameNumber,
                        "it must be below the regular price that the store has; look who owns that one"));
        checks.put("weight", new Check(ValueReview::sameNumber, "send plain numbers with a dot"));
        checks.put(
                "tax_class",
                new Check(ValueReview::sameTaxClass, "create the tax class in the shop, or use one that it has"));
        checks.put(
                "shipping_class",
                new Check(ValueReview::sameWord, "create the shipping class in the shop, or use one that it has"));
        checks.put("external_url", new Check(ValueReview::kept, "only products of type external have one"));
        checks.put("button_text", new Check(ValueReview::kept, "only products of type external have one"));
        checks.put("global_unique_id", new Check(ValueReview::sameWord, "use digits and dashes only"));
        checks.put(
                "stock_quantity",
                new Check(
                        ValueReview::sameNumber,
                        "switch stock management on in the shop (WooCommerce > Settings > Products > Inventory)"));
        checks.put("short_description", new Check(ValueReview::sameText, "shorten it to 65,535 bytes"));
        checks.put(
                "description",
                new Check(ValueReview::sameText, "shorten name and short_description, which took it with them"));
        return checks;
    }

    static Set<String> fieldsToShow(StoreFields fields) {
        Set<String> shown = new LinkedHashSet<>(fields.names());
        shown.retainAll(CHECKS.keySet());
        if (!isAtRisk(fields)) {
            shown.remove("short_description");
            shown.remove("description");
        }
        return shown;
    }

    /** Field to warning. */
    static Map<String, FieldWarning> review(PreparedPush item, StoreEntry entry) {
        Map<String, FieldWarning> found = new LinkedHashMap<>();
        item.fields().values().forEach((field, sent) -> {
            if (!isOfParts(item, field)) {
                review(field, "", sent, entry).ifPresent(warning -> found.put(field, warning));
            }
        });
        return found;
    }

    /**
     * The same of a variation. What it has not of its own a store shows of its product, and a description as shoppers see
     * it (facts 108 and 109).
     */
    static Map<String, FieldWarning> review(VariationWork work, StoreFields fields, StoreEntry entry) {
        Map<String, FieldWarning> found = new LinkedHashMap<>();
        fields.values().forEach((field, sent) -> {
            if (!text(sent).isBlank() && !TEXTS.contains(field)) {
                review(field, " of " + work, sent, entry).ifPresent(warning -> found.put(field, warning));
            }
        });
        return found;
    }

    private static Optional<FieldWarning> review(String field, String whose, JsonNode sent, StoreEntry entry) {
        Check check = CHECKS.get(field);
        JsonNode kept = entry.fields().get(field);
        if (check == null || kept == null || check.same().isSame(sent, kept)) {
            return Optional.empty();
        }
        return Optional.of(warning(field, whose, sent, kept, check.remedy()));
    }

    /** A variable or grouped product shows the prices of its parts (facts 29 and 106). */
    private static boolean isOfParts(PreparedPush item, String field) {
        Optional<String> type = item.push().desired().text("type");
        return PRICES.contains(field)
                && type.filter(word -> word.equals("variable") || word.equals("grouped"))
                        .isPresent();
    }

    private static boolean isAtRisk(StoreFields fields) {
        return TEXTS.stream()
                .filter(field -> !field.equals("description"))
                .map(field -> fields.values().get(field))
                .anyMatch(text ->
                        text != null && text.asText().getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT_BYTES);
    }

    private static FieldWarning warning(String field, String whose, JsonNode sent, JsonNode kept, String remedy) {
        boolean dropped = text(kept).isEmpty();
        String what = dropped
                ? "the store did not keep " + field + " " + quoted(sent) + whose
                : "the store made " + quoted(kept) + " of " + field + " " + quoted(sent) + whose;
        return FieldWarning.lasting(
                dropped ? FailureCode.VALUE_DROPPED : FailureCode.VALUE_CHANGED, what + "; " + remedy);
    }

    private static String quoted(JsonNode value) {
        String text = text(value);
        int longest = 60;
        return "'" + (text.length() > longest ? text.substring(0, longest) + "…" : text) + "'";
    }

    private static boolean sameWord(JsonNode sent, JsonNode kept) {
        return text(sent).strip().equals(text(kept).strip());
    }

    private static boolean sameTaxClass(JsonNode sent, JsonNode kept) {
        return taxClass(sent).equals(taxClass(kept));
    }

    private static String taxClass(JsonNode value) {
        String slug = text(value).strip();
        return slug.equals("standard") ? "" : slug;
    }

    /** A product of the future is scheduled by its date. */
    private static boolean sameStatus(JsonNode sent, JsonNode kept) {
        return sameWord(sent, kept) || text(kept).equals("future");
    }

    private static boolean kept(JsonNode sent, JsonNode kept) {
        return text(sent).isBlank() || !text(kept).isBlank();
    }

    private static boolean sameSku(JsonNode sent, JsonNode kept) {
        if (text(sent).isBlank() || text(kept).isBlank()) {
            return text(sent).isBlank() && text(kept).isBlank();
        }
        return SkuKey.of(text(sent)).equals(SkuKey.of(text(kept)));
    }

    private static boolean sameNumber(JsonNode sent, JsonNode kept) {
        Optional<BigDecimal> wanted = number(sent);
        Optional<BigDecimal> got = number(kept);
        if (wanted.isPresent() && got.isPresent()) {
            return wanted.get().compareTo(got.get()) == 0;
        }
        return text(sent).isBlank() && text(kept).isBlank();
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        try {
            return Optional.of(new BigDecimal(text(value).strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static boolean sameText(JsonNode sent, JsonNode kept) {
        return plain(text(sent)).equals(plain(text(kept)));
    }

    private static String plain(String html) {
        String decoded = HtmlEntities.decode(html);
        return NOT_PLAIN.matcher(TAG.matcher(decoded).replaceAll("")).replaceAll("");
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText("");
    }
}
