package io.github.wooautosync.jpa;

import java.sql.Types;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What columns hold. */
enum ColumnType {
    TEXT("text", Types.VARCHAR),
    NUMBER("bigint", Types.BIGINT),
    COUNT("integer", Types.INTEGER),
    FLAG("boolean", Types.BOOLEAN),
    /** A set or map of texts; an empty one is null. */
    JSON("text", Types.VARCHAR) {
        @Override
        @Nullable
        Object stored(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                return Json.write(map);
            }
            return value instanceof Set<?> set ? Json.write(set) : null;
        }
    };

    private final String sqlName;
    private final int jdbcType;

    ColumnType(String sqlName, int jdbcType) {
        this.sqlName = sqlName;
        this.jdbcType = jdbcType;
    }

    /** The name of the type in PostgreSQL. */
    String sqlName() {
        return sqlName;
    }

    /** One of {@link Types}. */
    int jdbcType() {
        return jdbcType;
    }

    /** What is bound for a value. */
    @Nullable
    Object stored(@Nullable Object value) {
        return value;
    }
}
