package io.github.wooautosync.example.pim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is typed is kept, or refused with a sentence; nothing that is kept can keep a batch of articles from a store. */
class ArticleFormTest {

    private static final ArticleForm SHIRT = new ArticleForm(
            "SHIRT",
            "Shirt",
            "25.00",
            "Clothes > Shirts",
            "<p>Cotton.</p>",
            "COLOR | Colour | Red, Blue",
            "SHIRT-R | Red | 25.00\nSHIRT-B | Blue | 27.50",
            "shirt.png");

    @Test
    void whatIsWrittenIsReadAgain() {
        Article article = new Article("anna");
        SHIRT.writeTo(article);

        assertThat(ArticleForm.of(article)).isEqualTo(SHIRT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "' '; Shirt; 25; Clothes; ; ; ; SKU is missing",
                "S; ' '; 25; Clothes; ; ; ; Name is missing",
                "S; Shirt; cheap; Clothes; ; ; ; Price: 'cheap' is no amount",
                "S; Shirt; -1; Clothes; ; ; ; Price: '-1' is no amount",
                "S; Shirt; 1.005; Clothes; ; ; ; Price: '1.005' is no amount",
                "S; Shirt; 25; Clothes > > Shirts; ; ; ; Category: a name is missing",
                "S; Shirt; 25; Clothes; COLOR, Red; ; ; Attributes: 'COLOR, Red' needs three parts",
                "S; Shirt; 25; Clothes; COLOR | Colour | Red; S-R | Red | much; ; Variants: 'much' is no amount",
                "S; Shirt; 25; Clothes; ; S-R | Red | 25; ; Attributes: variants differ in the first one",
                "S; Shirt; 25; Clothes; ; ; red shoe.png; Pictures: 'red shoe.png' is no name",
                "S; Shirt; 25; Clothes; ; ; ../red.png; Pictures: '../red.png' is no name",
            })
    void whatCannotBeKeptIsRefused(
            String sku,
            String name,
            String price,
            String category,
            @Nullable String attributes,
            @Nullable String variants,
            @Nullable String pictures,
            String problem) {
        ArticleForm form =
                new ArticleForm(sku, name, price, category, "", text(attributes), text(variants), text(pictures));

        assertThatThrownBy(() -> form.writeTo(new Article("anna")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void whatIsTooLongIsRefused() {
        ArticleForm form = SHIRT.withName("x".repeat(256));

        assertThatThrownBy(() -> form.writeTo(new Article("anna"))).hasMessage("Name: more than 255 characters");
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
