package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredAttribute;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for attributes only when somebody wants to know: most changes of variants do not name them. Used by one thread. */
final class LazyAttributes implements AttributeReferences.Known {

    private final Supplier<AttributeReferences.Known> source;
    private AttributeReferences.@Nullable Known found;

    LazyAttributes(Supplier<AttributeReferences.Known> source) {
        this.source = source;
    }

    @Override
    public AttributePlace place(DesiredAttribute attribute) {
        return known().place(attribute);
    }

    @Override
    public String option(DesiredAttribute attribute, String option) {
        return known().option(attribute, option);
    }

    @Override
    public boolean isRefused(DesiredAttribute attribute, String option) {
        return known().isRefused(attribute, option);
    }

    @Override
    public List<FieldWarning> warnings(DesiredAttribute attribute) {
        return known().warnings(attribute);
    }

    private AttributeReferences.Known known() {
        AttributeReferences.Known known = found;
        if (known == null) {
            known = source.get();
            found = known;
        }
        return known;
    }
}
