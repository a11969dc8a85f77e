package io.github.wooautosync.spring;

import io.github.wooautosync.record.ChangeKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity whose changes are changes of a product: whenever it is inserted, updated or deleted, or one of its
 * collections changes, the product is captured within the transaction. Needs Hibernate.
 *
 * <pre>{@code
 * @Entity @WooSynced(owner = "ownerId")
 * class Product { … }
 *
 * @Entity @WooSynced(id = "product.id", kind = ChangeKind.ATTRIBUTES, part = true)
 * class AttributeValue { … }
 * }</pre>
 *
 * <p>Not seen: statements that pass by the persistence context (bulk JPQL, SQL), and the product that a part is taken
 * away from when it moves to another one. The expressions are evaluated during a flush: they may load the
 * product of a part, and nothing more.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface WooSynced {

    /** A SpEL expression on the entity that gives the product's id, or several; default its property {@code id}. */
    String id() default "id";

    /**
     * A SpEL expression on the entity that gives the owner. Default: none, which means {@code OwnerId.SINGLE}, and every
     * owner when a product is deleted.
     */
    String owner() default "";

    /** What has changed when the entity changes. */
    ChangeKind kind() default ChangeKind.PRODUCT;

    /** Whether the entity is a part of the product: its deletion is then a change and not the end of the product. */
    boolean part() default false;
}
