package io.github.wooautosync.example.pim.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        BigDecimal price,
        String category,
        String description,
        String attributes,
        String variants,
        String pictures) {

    private static final int COLUMNS = 3;

    public static ArticleForm of(Article article) {
        return new ArticleForm(
                article.getSku(),
                article.getName(),
                article.getPrice(),
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
        return new ArticleForm("", "", BigDecimal.ZERO, "", "", "", "", "");
    }

    void writeTo(Article article) {
        article.setSku(sku.strip());
        article.setName(name.strip());
        article.setPrice(price);
        article.setCategory(category.strip());
        article.setDescription(description);
        article.setAttributes(rows("attributes", attributes).stream()
                .map(row -> new ArticleAttribute(row.get(0), row.get(1), row.get(2)))
                .toList());
        article.setVariants(rows("variants", variants).stream()
                .map(row -> new ArticleVariant(row.get(0), row.get(1), new BigDecimal(row.get(2))))
                .toList());
        article.setPictures(pictures.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    private static List<List<String>> rows(String field, String text) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
            List<String> row =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
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
