package io.github.wooautosync.catalog;

import java.util.List;

/**
 * A category with its ancestors, outermost first, such as {@code Shoes > Running}.
 *
 * @param names at least one; none blank
 */
public record CategoryPath(List<String> names) {

    public CategoryPath {
        names = names.stream().map(String::strip).toList();
        if (names.isEmpty() || names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "a category path needs at least one name and no blank ones, but was " + names);
        }
    }

    public static CategoryPath of(String... names) {
        return new CategoryPath(List.of(names));
    }

    @Override
    public String toString() {
        return String.join(" > ", names);
    }
}
