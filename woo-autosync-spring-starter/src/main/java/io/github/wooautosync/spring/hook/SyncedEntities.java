package io.github.wooautosync.spring.hook;

import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.spring.WooSynced;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** The annotated entities of one persistence unit and what they say of products. Throws nothing into a flush. */
final class SyncedEntities {

    private static final Logger LOG = LoggerFactory.getLogger(SyncedEntities.class);

    private final Map<Class<?>, ProductExpression> expressions;
    private final BeanFactory beans;
    private final ChangeNotes notes;

    private SyncedEntities(Map<Class<?>, ProductExpression> expressions, BeanFactory beans, ChangeNotes notes) {
        this.expressions = expressions;
        this.beans = beans;
        this.notes = notes;
    }

    static SyncedEntities of(Collection<Class<?>> types, BeanFactory beans, ChangeNotes notes) {
        Map<Class<?>, ProductExpression> expressions = types.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        type -> ProductExpression.parse(
                                type.getSimpleName(),
                                annotation(type).orElseThrow().id(),
                                annotation(type).orElseThrow().owner())));
        return new SyncedEntities(expressions, beans, notes);
    }

    static Optional<WooSynced> annotation(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(WooSynced.class));
    }

    void changed(Object entity) {
        annotation(entity.getClass()).ifPresent(annotation -> note(entity, annotation.kind()));
    }

    void deleted(Object entity) {
        annotation(entity.getClass())
                .ifPresent(annotation -> note(entity, annotation.part() ? annotation.kind() : ChangeKind.DELETED));
    }

    private void note(Object entity, ChangeKind kind) {
        ProductExpression expression = expressions.get(entity.getClass());
        if (expression == null) {
            return;
        }
        StandardEvaluationContext context = new StandardEvaluationContext(entity);
        context.setBeanResolver(new BeanFactoryResolver(beans));
        try {
            notes.note(expression.productIds(context), expression.owner(context), kind);
        } catch (RuntimeException failed) {
            LOG.error(
                    "A change is not captured: @WooSynced(id = \"{}\") on {} cannot be evaluated",
                    expression,
                    entity.getClass().getSimpleName(),
                    failed);
        }
    }
}
