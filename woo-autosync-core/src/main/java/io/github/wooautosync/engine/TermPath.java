package io.github.wooautosync.engine;

import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a term stands below its ancestors. Two paths are equal when a store cannot tell them apart: letter case and
 * outer spaces do not count (fact 90).
 *
 * @param keys the names of the ancestors and its own, as they are compared
 * @param name its own name as the PIM writes it
 */
record TermPath(List<String> keys, String name) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    TermPath {
        keys = List.copyOf(keys);
    }

    static TermPath of(List<String> names) {
        return new TermPath(
                names.stream().map(TermPath::key).toList(),
                names.get(names.size() - 1).strip());
    }

    /** A name as it is compared. */
    static String key(String name) {
        return SPACES.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** The path of each ancestor, outermost first, and this one at last. */
    static List<TermPath> withAncestors(List<String> names) {
        List<TermPath> paths = new ArrayList<>();
        for (int depth = 1; depth <= names.size(); depth++) {
            paths.add(of(names.subList(0, depth)));
        }
        return paths;
    }

    int depth() {
        return keys.size();
    }

    String ownKey() {
        return keys.get(keys.size() - 1);
    }

    Optional<List<String>> parentKeys() {
        return keys.size() == 1 ? Optional.empty() : Optional.of(keys.subList(0, keys.size() - 1));
    }

    LinkKey link(LinkKind kind) {
        return LinkKey.of(kind, keys);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermPath path && path.keys.equals(keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}
