package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.jpa.JpaModel;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * What Hibernate's schema tool may create, change, validate and drop: everything but the library's tables, which have
 * indexes and a table that the tool does not know of. A filter of the host's holds beside it.
 */
final class ForeignTables implements SchemaFilterProvider {

    private static final Set<String> OWN =
            JpaModel.managedClassNames().stream().map(ForeignTables::tableOf).collect(Collectors.toUnmodifiableSet());

    private final SchemaFilterProvider host;

    /**
     * A filter beside the host's.
     *
     * @param host what the host has set: null, a provider, its class or the name of that
     */
    ForeignTables(@Nullable Object host) {
        this.host = provider(host);
    }

    private static String tableOf(String entity) {
        Class<?> type = ClassUtils.resolveClassName(entity, JpaModel.class.getClassLoader());
        return type.getAnnotation(jakarta.persistence.Table.class).name();
    }

    private static SchemaFilterProvider provider(@Nullable Object host) {
        if (host == null) {
            return new Everything();
        }
        if (host instanceof SchemaFilterProvider provider) {
            return provider;
        }
        try {
            Class<?> type = host instanceof Class<?> given ? given : Class.forName(host.toString());
            return (SchemaFilterProvider) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException refused) {
            throw new IllegalArgumentException(
                    "hibernate.hbm2ddl.schema_filter_provider names '" + host
                            + "', which is no SchemaFilterProvider with a constructor without arguments",
                    refused);
        }
    }

    @Override
    public SchemaFilter getCreateFilter() {
        return beside(SchemaFilterProvider::getCreateFilter);
    }

    @Override
    public SchemaFilter getDropFilter() {
        return beside(SchemaFilterProvider::getDropFilter);
    }

    @Override
    public SchemaFilter getTruncatorFilter() {
        return beside(SchemaFilterProvider::getTruncatorFilter);
    }

    @Override
    public SchemaFilter getMigrateFilter() {
        return beside(SchemaFilterProvider::getMigrateFilter);
    }

    @Override
    public SchemaFilter getValidateFilter() {
        return beside(SchemaFilterProvider::getValidateFilter);
    }

    private SchemaFilter beside(Function<SchemaFilterProvider, SchemaFilter> filter) {
        return new NotOurs(filter.apply(host));
    }

    private record NotOurs(SchemaFilter host) implements SchemaFilter {

        @Override
        public boolean includeNamespace(Namespace namespace) {
            return host.includeNamespace(namespace);
        }

        @Override
        public boolean includeTable(Table table) {
            return !OWN.contains(table.getName().toLowerCase(Locale.ROOT)) && host.includeTable(table);
        }

        @Override
        public boolean includeSequence(Sequence sequence) {
            return host.includeSequence(sequence);
        }
    }

    private static final class Everything implements SchemaFilterProvider {

        @Override
        public SchemaFilter getCreateFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getDropFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getTruncatorFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getMigrateFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getValidateFilter() {
            return SchemaFilter.ALL;
        }
    }
}
