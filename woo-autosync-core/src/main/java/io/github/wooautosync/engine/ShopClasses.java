package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TaxClass;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shipping and tax classes by slug or name, because a store drops an unknown slug without a word (fact 27). A shipping
 * class that is missing is created; a tax class is not, because it would have no rates.
 */
final class ShopClasses {

    static final String SHIPPING_CLASS = "shipping_class";
    static final String TAX_CLASS = "tax_class";

    /** What a store calls the class of a variation that has none of its own (fact 108). */
    private static final String OF_THE_PRODUCT = "parent";

    private final Clock clock;

    ShopClasses(Clock clock) {
        this.clock = clock;
    }

    /** The slugs of the classes that the products of a round name, and why some have none. */
    static final class Known {

        private final Map<String, String> slugs = new HashMap<>();
        private final Map<String, FieldWarning> unknown = new HashMap<>();

        ResolvedField resolve(String field, DesiredValue.Json value) {
            String text = value.value().asText("").strip();
            FieldWarning warning = unknown.get(key(field, text));
            if (warning != null) {
                return new ResolvedField.Settled(List.of(warning), Map.of());
            }
            String slug = slugs.get(key(field, text));
            return new ResolvedField.Ready(slug == null ? value.value() : TextNode.valueOf(slug), value);
        }

        private static String key(String field, String text) {
            return field + " " + text;
        }
    }

    Known find(StoreRound round, List<PlannedPush> pushes) {
        Known known = new Known();
        wanted(pushes, SHIPPING_CLASS).forEach(text -> findShippingClass(round, known, text));
        wanted(pushes, TAX_CLASS).forEach(text -> findTaxClass(round, known, text));
        return known;
    }

    private static Set<String> wanted(List<PlannedPush> pushes, String field) {
        Set<String> texts = new LinkedHashSet<>();
        pushes.forEach(push -> Stream.concat(ofProduct(push, field), ofVariants(push, field))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals(OF_THE_PRODUCT))
                .forEach(texts::add));
        return texts;
    }

    private static Stream<String> ofProduct(PlannedPush push, String field) {
        return push.fieldsToSend().contains(field) ? push.desired().text(field).stream() : Stream.of();
    }

    private static Stream<String> ofVariants(PlannedPush push, String field) {
        return push.fieldsToSend().contains(DesiredValue.Variants.FIELD)
                        && push.desired().fields().get(DesiredValue.Variants.FIELD)
                                instanceof DesiredValue.Variants wanted
                ? wanted.variants().stream().flatMap(variant -> variant.text(field).stream())
                : Stream.of();
    }

    private void findTaxClass(StoreRound round, Known known, String text) {
        List<TaxClass> classes;
        try {
            classes = round.session().classes(clock.instant()).taxClasses();
        } catch (WooException failed) {
            if (failed.failure() instanceof WooFailure.Unauthorised) {
                // The key may write products but not read taxes: the answer of the store will show what it kept.
                return;
            }
            throw failed;
        }
        Optional<String> slug = classes.stream()
                .map(TaxClass::slug)
                .filter(text::equals)
                .findFirst()
                .or(() -> classes.stream()
                        .filter(taxClass -> TermPath.key(taxClass.name()).equals(TermPath.key(text)))
                        .map(TaxClass::slug)
                        .findFirst());
        slug.ifPresentOrElse(
                found -> known.slugs.put(Known.key(TAX_CLASS, text), found),
                () -> known.unknown.put(Known.key(TAX_CLASS, text), unknownTaxClass(text, classes)));
    }

    private static FieldWarning unknownTaxClass(String text, List<TaxClass> classes) {
        String names = classes.stream().map(TaxClass::slug).collect(Collectors.joining(", "));
        return FieldWarning.lasting(
                FailureCode.TAX_CLASS_UNKNOWN,
                "the store has no tax_class '" + text + "', so that the product keeps the one it has; use one of "
                        + names + ", or create it in the shop");
    }

    private void findShippingClass(StoreRound round, Known known, String text) {
        ShopClassDirectory directory = round.session().classes(clock.instant());
        Optional<String> found = directory.shippingClass(text);
        if (found.isPresent()) {
            known.slugs.put(Known.key(SHIPPING_CLASS, text), found.get());
            return;
        }
        try {
            known.slugs.put(Known.key(SHIPPING_CLASS, text), create(round, directory, text));
        } catch (WooException failed) {
            directory.forgetShippingClasses();
            WooFailure failure = failed.failure();
            if (!(failure instanceof WooFailure.InvalidData) && !(failure instanceof WooFailure.Conflict)) {
                throw failed;
            }
            known.unknown.put(Known.key(SHIPPING_CLASS, text), refused(text, failure));
        }
    }

    private static String create(StoreRound round, ShopClassDirectory directory, String text) {
        if (!round.mayWrite().getAsBoolean()) {
            throw new LeaseLostException();
        }
        var created = round.client()
                .create(
                        StoreResource.SHIPPING_CLASSES,
                        new StoreFields(Map.of("name", TextNode.valueOf(text))),
                        AnswerFields.of("name", "slug"));
        directory.addShippingClass(created);
        return created.text("slug").orElse(text);
    }

    private static FieldWarning refused(String text, WooFailure failure) {
        return FieldWarning.lasting(
                FailureCode.SHIPPING_CLASS_REFUSED,
                "the store refuses to create shipping_class '" + text + "' ("
                        + failure.detail().message() + "); create it in the shop, or use one that it has");
    }
}
