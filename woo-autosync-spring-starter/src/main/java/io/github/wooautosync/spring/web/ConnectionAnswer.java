package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Secret;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection as its owner sees it.
 *
 * @param consumerKey only the ends of it; the secret is never shown
 */
record ConnectionAnswer(
        ConnectionId id,
        String storeName,
        StoreUrl storeUrl,
        String consumerKey,
        Authentication authentication,
        boolean active,
        boolean defaultConnection,
        boolean autoSync,
        Optional<String> locale,
        Optional<String> currency,
        Optional<String> channel,
        ObjectNode policy,
        Health health,
        Optional<Instant> lastSyncedAt,
        Instant createdAt,
        Instant updatedAt) {

    static ConnectionAnswer of(Connection connection) {
        return new ConnectionAnswer(
                connection.id(),
                connection.storeName(),
                connection.storeUrl(),
                Secret.abbreviate(connection.credentials().consumerKey()),
                connection.credentials().authentication(),
                connection.active(),
                connection.defaultConnection(),
                connection.autoSync(),
                connection.market().locale().map(Locale::toLanguageTag),
                connection.market().currency().map(Currency::getCurrencyCode),
                connection.market().channel(),
                PolicyJson.write(connection.policy()),
                Health.of(connection.health()),
                connection.lastSyncedAt(),
                connection.createdAt(),
                connection.updatedAt());
    }

    /** How the store fares. */
    record Health(
            ConnectionHealth.State state,
            Instant since,
            Optional<String> code,
            Optional<String> message,
            Optional<String> cause,
            Optional<String> remedy,
            Optional<Instant> nextProbeAt) {

        static Health of(ConnectionHealth health) {
            Optional<FailureDescription> description = health.description();
            return new Health(
                    health.state(),
                    health.since(),
                    health.code(),
                    health.message(),
                    description.map(FailureDescription::cause),
                    description.map(FailureDescription::remedy),
                    health.nextProbeAt());
        }
    }
}
