package io.github.wooautosync.example.pim.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;

/**
 * An attribute of an article.
 *
 * @param code such as {@code COLOR}
 * @param label such as {@code Colour}
 * @param options separated by commas
 */
@Embeddable
public record ArticleAttribute(
        @Column(nullable = false) String code,
        @Column(nullable = false) String label,
        @Column(name = "options", nullable = false) String options) {

    /** The options one by one. */
    public List<String> values() {
        return Arrays.stream(options.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
