package io.github.wooautosync.example.pim.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * A variant of an article.
 *
 * @param option its value of the article's first attribute
 */
@Embeddable
public record ArticleVariant(
        @Column(name = "variant_sku", nullable = false) String sku,
        @Column(name = "variant_option", nullable = false) String option,

        @Column(name = "variant_price", nullable = false, precision = 12, scale = 2)
        BigDecimal price) {}
