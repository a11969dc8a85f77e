package io.github.wooautosync.jpa;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        StorePolicy.@Nullable WhenSkuIsInTrash whenSkuIsInTrash) {

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
                policy.whenSkuIsInTrash());
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
        return standard.withFieldMapping(Objects.requireNonNullElse(fieldMapping, Map.of()))
                .withFieldOwnership(Objects.requireNonNullElse(fieldOwnership, Map.of()))
                .withWhenSkuIsTaken(Objects.requireNonNullElse(whenSkuIsTaken, standard.whenSkuIsTaken()))
                .withWhenSkuIsInTrash(Objects.requireNonNullElse(whenSkuIsInTrash, standard.whenSkuIsInTrash()));
    }
}
