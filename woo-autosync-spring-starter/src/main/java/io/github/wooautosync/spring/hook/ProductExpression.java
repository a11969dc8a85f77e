package io.github.wooautosync.spring.hook;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.InvalidSetupException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** The two expressions of an annotation: which products, and whose. Immutable. */
final class ProductExpression {

    private static final SpelExpressionParser PARSER = new SpelExpressionParser();

    private final Expression ids;
    private final @Nullable Expression owner;

    private ProductExpression(Expression ids, @Nullable Expression owner) {
        this.ids = ids;
        this.owner = owner;
    }

    /**
     * Parses both.
     *
     * @param place where they stand, for people
     * @param owner blank means none
     * @throws InvalidSetupException when one is no expression
     */
    static ProductExpression parse(String place, String ids, String owner) {
        return new ProductExpression(parsed(place, ids), owner.isBlank() ? null : parsed(place, owner));
    }

    private static Expression parsed(String place, String text) {
        try {
            return PARSER.parseExpression(text);
        } catch (ParseException | IllegalStateException refused) {
            throw new InvalidSetupException(
                    "'" + text + "' on " + place + " is no SpEL expression: " + refused.getMessage(),
                    "Write for example \"#id\" at a method, where 'id' is a parameter, and \"id\" at an entity.");
        }
    }

    Collection<ProductId> productIds(EvaluationContext context) {
        return ProductIds.of(ids.getValue(context));
    }

    Optional<OwnerId> owner(EvaluationContext context) {
        if (owner == null) {
            return Optional.empty();
        }
        Object value = owner.getValue(context);
        if (value == null) {
            throw new IllegalArgumentException("the expression for the owner gives null");
        }
        return Optional.of(value instanceof OwnerId id ? id : OwnerId.of(value.toString()));
    }

    /** The variables that the expressions name, without their {@code #}. */
    Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        collect(ids, names);
        if (owner != null) {
            collect(owner, names);
        }
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof SpelExpression spel) {
            collect(spel.getAST(), names);
        }
    }

    private static void collect(SpelNode node, Set<String> names) {
        if (node instanceof VariableReference) {
            names.add(node.toStringAST().substring(1));
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), names);
        }
    }

    @Override
    public String toString() {
        return ids.getExpressionString();
    }
}
