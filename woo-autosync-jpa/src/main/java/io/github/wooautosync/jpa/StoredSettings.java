package io.github.wooautosync.jpa;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ExportMapping;
import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.RemovalFuse;
import io.github.wooautosync.connection.StorePolicy;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Market and policy of a connection as JSON. What a row does not say yet has its standard value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredSettings(
        @Nullable String locale,
        @Nullable String currency,
        @Nullable String channel,
        @Nullable LinkedHashMap<String, String> fieldMapping,
        @Nullable LinkedHashMap<String, FieldOwnership> fieldOwnership,
        StorePolicy.@Nullable WhenSkuIsTaken whenSkuIsTaken,
        StorePolicy.@Nullable WhenSkuIsInTrash whenSkuIsInTrash,
        @Nullable Set<FieldGroup> automaticGroups,
        @Nullable AttributeScope attributeScope,
        @Nullable LinkedHashMap<String, AttributeScope> attributeScopes,
        StorePolicy.@Nullable WhenShopHasOtherAttributes whenShopHasOtherAttributes,
        StorePolicy.@Nullable WhenProductIsDeleted whenProductIsDeleted,
        @Nullable RemovalFuse removalFuse,
        StorePolicy.@Nullable WhenVariantIsGone whenVariantIsGone,
        StorePolicy.@Nullable WhenStockMoved whenStockMoved,
        @Nullable List<ExportMapping> exportMappings) {

    static StoredSettings of(Connection connection) {
        Market market = connection.market();
        StorePolicy policy = connection.policy();
        return new StoredSettings(
                market.locale().map(Locale::toLanguageTag).orElse(null),
                market.currency().map(Currency::getCurrencyCode).orElse(null),
                market.channel().orElse(null),
                new LinkedHashMap<>(policy.fieldMapping()),
                new LinkedHashMap<>(policy.fieldOwnership()),
                policy.whenSkuIsTaken(),
                policy.whenSkuIsInTrash(),
                policy.automaticGroups(),
                policy.attributeScope(),
                new LinkedHashMap<>(policy.attributeScopes()),
                policy.whenShopHasOtherAttributes(),
                policy.whenProductIsDeleted(),
                policy.removalFuse(),
                policy.whenVariantIsGone(),
                policy.whenStockMoved(),
                policy.exportMappings());
    }

    static StoredSettings parse(String json) {
        return Json.parse(json, new TypeReference<StoredSettings>() {});
    }

    String toJson() {
        return Json.text(this);
    }

    Market market() {
        return new Market(
                Optional.ofNullable(locale).map(Locale::forLanguageTag),
                Optional.ofNullable(currency).map(Currency::getInstance),
                Optional.ofNullable(channel));
    }

    StorePolicy policy() {
        StorePolicy standard = StorePolicy.standard();
        return StorePolicy.builder()
                .fieldMapping(given(fieldMapping, standard.fieldMapping()))
                .fieldOwnership(given(fieldOwnership, standard.fieldOwnership()))
                .automaticGroups(given(automaticGroups, standard.automaticGroups()))
                .whenSkuIsTaken(given(whenSkuIsTaken, standard.whenSkuIsTaken()))
                .whenSkuIsInTrash(given(whenSkuIsInTrash, standard.whenSkuIsInTrash()))
                .attributeScope(given(attributeScope, standard.attributeScope()))
                .attributeScopes(given(attributeScopes, standard.attributeScopes()))
                .whenShopHasOtherAttributes(given(whenShopHasOtherAttributes, standard.whenShopHasOtherAttributes()))
                .whenProductIsDeleted(given(whenProductIsDeleted, standard.whenProductIsDeleted()))
                .removalFuse(given(removalFuse, standard.removalFuse()))
                .whenVariantIsGone(given(whenVariantIsGone, standard.whenVariantIsGone()))
                .whenStockMoved(given(whenStockMoved, standard.whenStockMoved()))
                .exportMappings(given(exportMappings, standard.exportMappings()))
                .build();
    }

    private static <T> T given(@Nullable T stored, T standard) {
        return Objects.requireNonNullElse(stored, standard);
    }
}
