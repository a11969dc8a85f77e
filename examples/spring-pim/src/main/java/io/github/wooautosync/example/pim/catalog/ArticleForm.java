package io.github.wooautosync.example.pim.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the edit page sends: lists are texts of one line each, because people edit them as such.
 *
 * @param attributes {@code CODE | Label | value, value} per line
 * @param variants {@code SKU | value of the first attribute | price} per line
 * @param pictures file name per line
 */
public record ArticleForm(
        String sku,
        String name,
        String price,
        String category,
        String description,
        String attributes,
        String variants,
        String pictures) {

    private static final int COLUMNS = 3;
    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 4000;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");
    private static final Pattern FILE = Pattern.compile("[\\w-]+\\.png");

    public static ArticleForm of(Article article) {
        return new ArticleForm(
                article.getSku(),
                article.getName(),
                article.getPrice().toPlainString(),
                article.getCategory(),
                article.getDescription(),
                lines(article.getAttributes().stream()
                        .map(it -> it.code() + " | " + it.label() + " | " + it.options())
                        .toList()),
                lines(article.getVariants().stream()
                        .map(it -> it.sku() + " | " + it.option() + " | " + it.price())
                        .toList()),
                lines(article.getPictures()));
    }

    public static ArticleForm empty() {
        return new ArticleForm("", "", "0.00", "", "", "", "", "");
    }

    public ArticleForm withName(String other) {
        return new ArticleForm(sku, other, price, category, description, attributes, variants, pictures);
    }

    /**
     * Writes what was typed.
     *
     * @throws IllegalArgumentException when it cannot be kept; the message is for the person who typed it
     */
    void writeTo(Article article) {
        article.setSku(obligatory("SKU", sku));
        article.setName(obligatory("Name", name));
        article.setPrice(amount("Price", price));
        article.setCategory(path("Category", category));
        article.setDescription(atMost(LONGEST_TEXT, "Description", description));
        article.setAttributes(rows("Attributes", attributes).stream()
                .map(row -> new ArticleAttribute(row.get(0), row.get(1), row.get(2)))
                .toList());
        article.setVariants(rows("Variants", variants).stream()
                .map(row -> new ArticleVariant(row.get(0), row.get(1), amount("Variants", row.get(2))))
                .toList());
        article.setPictures(pictures.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> file("Pictures", line))
                .toList());
        if (article.getAttributes().isEmpty() && !article.getVariants().isEmpty()) {
            throw new IllegalArgumentException("Attributes: variants differ in the first one, so there must be one");
        }
    }

    private static String obligatory(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return line(field, text);
    }

    private static String line(String field, String text) {
        return atMost(LONGEST_LINE, field, text.strip());
    }

    private static String path(String field, String text) {
        if (!text.isBlank() && Arrays.stream(text.split(">", -1)).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(field + ": a name is missing before or after >");
        }
        return line(field, text);
    }

    private static String file(String field, String text) {
        if (!FILE.matcher(text).matches()) {
            throw new IllegalArgumentException(field + ": '" + text + "' is no name such as red-shoe.png");
        }
        return line(field, text);
    }

    private static String atMost(int characters, String field, String text) {
        if (text.length() > characters) {
            throw new IllegalArgumentException(field + ": more than " + characters + " characters");
        }
        return text;
    }

    private static BigDecimal amount(String field, String text) {
        if (!AMOUNT.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(field + ": '" + text.strip() + "' is no amount such as 12.50");
        }
        return new BigDecimal(text.strip());
    }

    private static List<List<String>> rows(String field, String text) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
            List<String> row = Arrays.stream(line.split("\\|", -1))
                    .map(part -> line(field, part))
                    .toList();
            if (row.size() != COLUMNS || row.contains("")) {
                throw new IllegalArgumentException(
                        field + ": '" + line.strip() + "' needs three parts with | between them");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
