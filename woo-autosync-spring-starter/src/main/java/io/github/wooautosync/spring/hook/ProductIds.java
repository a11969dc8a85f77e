package io.github.wooautosync.spring.hook;

import io.github.wooautosync.id.ProductId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ObjectUtils;

/** What an expression of the host may mean by a product: one id, or several, or none. */
final class ProductIds {

    private ProductIds() {}

    /**
     * The ids, without duplicates.
     *
     * @throws IllegalArgumentException for what is no id
     */
    static Collection<ProductId> of(@Nullable Object value) {
        LinkedHashSet<ProductId> ids = new LinkedHashSet<>();
        flattened(value).forEach(ids::add);
        return ids;
    }

    private static Stream<ProductId> flattened(@Nullable Object value) {
        if (value == null) {
            return Stream.empty();
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(ProductIds::flattened);
        }
        if (value instanceof Iterable<?> several) {
            return StreamSupport.stream(several.spliterator(), false).flatMap(ProductIds::flattened);
        }
        if (value.getClass().isArray()) {
            return Arrays.stream(ObjectUtils.toObjectArray(value)).flatMap(ProductIds::flattened);
        }
        return Stream.of(one(value));
    }

    private static ProductId one(Object value) {
        if (value instanceof ProductId id) {
            return id;
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof UUID) {
            return ProductId.of(value.toString());
        }
        throw new IllegalArgumentException(
                "the expression gives a " + value.getClass().getName()
                        + ", which is no id; expected a text, a number, a UUID or a ProductId, or several of them");
    }
}
