package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ConnectionSettings;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.Secret;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads connections that callers send. */
final class ConnectionFields {

    static final List<String> OF_NEW = List.of(
            "storeName",
            "storeUrl",
            "consumerKey",
            "consumerSecret",
            "authentication",
            "defaultConnection",
            "autoSync",
            "locale",
            "currency",
            "channel",
            "policy");

    /** Also what an answer holds: callers send back what they were given; of that, only what can be set counts. */
    static final List<String> OF_CHANGE = Stream.concat(
                    OF_NEW.stream(), Stream.of("active", "id", "health", "lastSyncedAt", "createdAt", "updatedAt"))
            .toList();

    private static final List<String> NEVER_NULL =
            List.of("storeName", "storeUrl", "authentication", "active", "defaultConnection", "autoSync", "policy");

    private static final String URL_REMEDY = "send the address of the shop, such as https://shop.example";
    private static final String KEY_REMEDY =
            "create one with read and write permission under WooCommerce > Settings > Advanced > REST API";

    private final JsonFields fields;

    ConnectionFields(JsonFields fields) {
        this.fields = fields;
    }

    NewConnection toNewConnection(OwnerId owner) {
        StoreUrl url = storeUrl(fields.requiredText("storeUrl", URL_REMEDY));
        return new NewConnection(
                owner,
                storeName().orElse(url.value().getHost()),
                url,
                new Credentials(
                        fields.requiredText("consumerKey", KEY_REMEDY),
                        Secret.of(fields.requiredText("consumerSecret", KEY_REMEDY)),
                        authentication().orElse(Authentication.AUTOMATIC)),
                fields.flag("defaultConnection").orElse(false),
                fields.flag("autoSync").orElse(true),
                market(Market.unspecified()),
                policy(StorePolicy.standard()));
    }

    ConnectionSettings applyTo(ConnectionSettings before) {
        refuseNulls();
        Optional<StoreUrl> url = fields.text("storeUrl").map(ConnectionFields::storeUrl);
        return new ConnectionSettings(
                storeName().orElse(before.storeName()),
                url.orElse(before.storeUrl()),
                credentials(before, url),
                fields.flag("active").orElse(before.active()),
                fields.flag("defaultConnection").orElse(before.defaultConnection()),
                fields.flag("autoSync").orElse(before.autoSync()),
                market(before.market()),
                policy(before.policy()));
    }

    /** A key that is the masked one of an answer is no new key. */
    private Credentials credentials(ConnectionSettings before, Optional<StoreUrl> url) {
        Credentials known = before.credentials();
        Optional<String> key = fields.text("consumerKey")
                .map(String::strip)
                .filter(sent -> !sent.equals(Secret.abbreviate(known.consumerKey())))
                .filter(sent -> !sent.equals(known.consumerKey()));
        Optional<String> secret = fields.text("consumerSecret");
        key.filter(String::isEmpty).ifPresent(blank -> blank("consumerKey"));
        secret.filter(String::isBlank).ifPresent(blank -> blank("consumerSecret"));
        if (key.isPresent() && secret.isEmpty()) {
            throw ApiException.field(
                    "consumerSecret", "is missing", "a new consumerKey has a secret of its own: send both");
        }
        if (secret.isEmpty()
                && url.filter(sent -> !isSamePlace(sent, before.storeUrl())).isPresent()) {
            // Else the stored secret would be sent to whatever address somebody names.
            throw ApiException.field(
                    "consumerSecret", "is missing", "a new storeUrl needs key and secret of that store: send both");
        }
        return new Credentials(
                key.orElse(known.consumerKey()),
                secret.map(Secret::of).orElse(known.consumerSecret()),
                authentication().orElse(known.authentication()));
    }

    private static void blank(String field) {
        throw ApiException.field(field, "is blank", "leave it out to keep what is there");
    }

    private static boolean isSamePlace(StoreUrl one, StoreUrl other) {
        return one.value().getScheme().equals(other.value().getScheme())
                && one.value().getAuthority().equals(other.value().getAuthority());
    }

    private Market market(Market before) {
        return new Market(
                cleared("locale")
                        ? Optional.empty()
                        : fields.text("locale").map(ConnectionFields::locale).or(before::locale),
                cleared("currency")
                        ? Optional.empty()
                        : fields.text("currency")
                                .map(ConnectionFields::currency)
                                .or(before::currency),
                cleared("channel") ? Optional.empty() : fields.text("channel").or(before::channel));
    }

    private boolean cleared(String name) {
        return fields.isNull(name);
    }

    private StorePolicy policy(StorePolicy before) {
        Optional<ObjectNode> choices = fields.object("policy");
        return choices.map(given -> PolicyJson.changed(before, given)).orElse(before);
    }

    private Optional<String> storeName() {
        return fields.text("storeName").map(name -> {
            if (name.isBlank() || name.length() > Connection.MAXIMUM_NAME_LENGTH) {
                throw ApiException.field(
                        "storeName",
                        "is blank or too long",
                        "send 1 to " + Connection.MAXIMUM_NAME_LENGTH + " characters");
            }
            return name;
        });
    }

    private Optional<Authentication> authentication() {
        return fields.text("authentication").map(word -> {
            for (Authentication one : Authentication.values()) {
                if (one.name().equalsIgnoreCase(word)) {
                    return one;
                }
            }
            throw ApiException.field("authentication", "is unknown", "send automatic, query_string or oauth");
        });
    }

    private void refuseNulls() {
        for (String name : NEVER_NULL) {
            if (fields.isNull(name)) {
                throw ApiException.field(name, "is null", "leave it out to keep what is there");
            }
        }
    }

    private static StoreUrl storeUrl(String text) {
        return Problems.blaming("storeUrl", URL_REMEDY, () -> StoreUrl.parse(text));
    }

    private static Locale locale(String tag) {
        return Problems.blaming("locale", "send a language tag such as de-AT", () -> {
            try {
                return new Locale.Builder().setLanguageTag(tag).build();
            } catch (java.util.IllformedLocaleException malformed) {
                throw new IllegalArgumentException("locale is no language tag", malformed);
            }
        });
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw ApiException.field("currency", "is unknown", "send an ISO 4217 code such as EUR");
        }
    }
}
