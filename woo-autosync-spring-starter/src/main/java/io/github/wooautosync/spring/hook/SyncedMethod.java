package io.github.wooautosync.spring.hook;

import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.spring.InvalidSetupException;
import io.github.wooautosync.spring.SyncsProduct;
import io.github.wooautosync.spring.SyncsProducts;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** A method that changes products: what it says of them, checked when its bean is made. */
final class SyncedMethod {

    private static final Logger LOG = LoggerFactory.getLogger(SyncedMethod.class);
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final Pattern BY_PLACE = Pattern.compile("[pa]\\d+");
    private static final Set<String> ALWAYS_KNOWN = Set.of("result", "root", "this");

    private final Method method;
    private final List<Remark> remarks;

    private SyncedMethod(Method method, List<Remark> remarks) {
        this.method = method;
        this.remarks = remarks;
    }

    /**
     * Reads the annotations of a method.
     *
     * @throws InvalidSetupException when an expression cannot work
     */
    static SyncedMethod of(Method method) {
        List<Remark> remarks =
                AnnotatedElementUtils.findMergedRepeatableAnnotations(method, SyncsProduct.class, SyncsProducts.class)
                        .stream()
                        .map(annotation -> new Remark(
                                ProductExpression.parse(place(method), annotation.value(), annotation.owner()),
                                annotation.kind()))
                        .toList();
        SyncedMethod synced = new SyncedMethod(method, remarks);
        synced.refuseUnknownVariables();
        return synced;
    }

    /** SpEL takes an unknown variable for null: nothing would ever be captured, and nobody would know why. */
    private void refuseUnknownVariables() {
        String[] names = NAMES.getParameterNames(method);
        List<String> known = names == null ? List.of() : Arrays.asList(names);
        for (Remark remark : remarks) {
            for (String variable : remark.expression().variables()) {
                if (!known.contains(variable)
                        && !ALWAYS_KNOWN.contains(variable)
                        && !BY_PLACE.matcher(variable).matches()) {
                    throw new InvalidSetupException(
                            "@SyncsProduct(\"" + remark.expression() + "\") on " + place(method) + " names '#"
                                    + variable
                                    + "', but the method has no such parameter"
                                    + (names == null
                                            ? "; the names of its parameters are not known."
                                            : ": " + known + "."),
                            "Name a parameter by its name (compile with -parameters), by its place (#p0), or #result.");
                }
            }
        }
    }

    /** Notes what the annotations say. Throws nothing: the host's operation has happened. */
    void note(
            @Nullable Object target,
            Object[] arguments,
            @Nullable Object result,
            BeanFactory beans,
            ChangeNotes notes) {
        MethodBasedEvaluationContext context =
                new MethodBasedEvaluationContext(target == null ? method : target, method, arguments, NAMES);
        context.setVariable("result", result);
        context.setBeanResolver(new BeanFactoryResolver(beans));
        for (Remark remark : remarks) {
            try {
                notes.note(
                        remark.expression().productIds(context),
                        remark.expression().owner(context),
                        remark.kind());
            } catch (RuntimeException failed) {
                LOG.error(
                        "A change is not captured: @SyncsProduct(\"{}\") on {} cannot be evaluated",
                        remark.expression(),
                        place(method),
                        failed);
            }
        }
    }

    /** As {@link #note}, for a method that threw: expressions that need its result mean nothing. */
    void noteFailed(@Nullable Object target, Object[] arguments, BeanFactory beans, ChangeNotes notes) {
        List<Remark> ofArguments = remarks.stream()
                .filter(remark -> !remark.expression().variables().contains("result"))
                .toList();
        new SyncedMethod(method, ofArguments).note(target, arguments, null, beans, notes);
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private record Remark(ProductExpression expression, ChangeKind kind) {}
}
