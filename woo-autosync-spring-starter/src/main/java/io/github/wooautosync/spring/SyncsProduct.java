package io.github.wooautosync.spring;

import io.github.wooautosync.record.ChangeKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that changes products: after it, they are captured within the transaction that it ran in, the one
 * that its own {@code @Transactional} began included.
 *
 * <pre>{@code
 * @Transactional
 * @SyncsProduct("#id")
 * public void changePrice(long id, BigDecimal price) { … }
 *
 * @Transactional
 * @SyncsProduct(value = "#result.![id]", owner = "#owner")
 * public List<Article> importAll(List<Row> rows, String owner) { … }
 * }</pre>
 *
 * <p>When the method throws, what its arguments name is captured nevertheless: where the transaction rolls back, nothing
 * is left of that; where it does not, the change may be there. Captured once too often costs a comparison, no request.
 *
 * <p>As always with Spring, calls within the same object are not seen.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SyncsProducts.class)
@Documented
public @interface SyncsProduct {

    /**
     * A SpEL expression that gives the id of the product, or several of them (a collection, an array, an Optional), or
     * null for none. It knows the arguments by their names ({@code #id}) and by their places ({@code #p0}), the {@code
     * #result}, and beans ({@code @products}).
     */
    String value();

    /**
     * A SpEL expression that gives the owner; it knows the same. Default: none, which means {@code OwnerId.SINGLE}, and
     * every owner when the product is deleted.
     */
    String owner() default "";

    /** What changed. */
    ChangeKind kind() default ChangeKind.PRODUCT;
}
