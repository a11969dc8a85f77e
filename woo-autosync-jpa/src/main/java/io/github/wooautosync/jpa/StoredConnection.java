package io.github.wooautosync.jpa;

import static java.util.Objects.requireNonNull;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.Secret;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection as a row; its key and its secret are encrypted. */
@Entity(name = "WooConnection")
@Table(name = "woo_connection")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredConnection {

    static final int LONGEST_URL = 512;
    static final int LONGEST_CODE = 191;
    static final int LONGEST_MESSAGE = 1000;

    @Id
    @Column(name = "id", length = 64, nullable = false, updatable = false)
    private @Nullable String id;

    @Column(name = "owner_id", length = 191, nullable = false, updatable = false)
    private @Nullable String ownerId;

    @Column(name = "store_name", length = 255, nullable = false)
    private @Nullable String storeName;

    @Column(name = "store_url", length = LONGEST_URL, nullable = false)
    private @Nullable String storeUrl;

    @Column(name = "consumer_key", length = 1000, nullable = false)
    private @Nullable String consumerKey;

    @Column(name = "consumer_secret", length = 1000, nullable = false)
    private @Nullable String consumerSecret;

    @Column(name = "authentication", length = 20, nullable = false)
    private @Nullable String authentication;

    @Column(name = "active", nullable = false)
    private boolean active;

    /** The owner whose default this is, and null otherwise: a unique key then keeps the default single. */
    @Column(name = "default_for", length = 191)
    private @Nullable String defaultFor;

    @Column(name = "auto_sync", nullable = false)
    private boolean autoSync;

    @Column(name = "settings", length = 1_000_000, nullable = false)
    private @Nullable String settings;

    @Column(name = "health_state", length = 20, nullable = false)
    private @Nullable String healthState;

    @Column(name = "health_since", nullable = false)
    private long healthSince;

    @Column(name = "health_code", length = LONGEST_CODE)
    private @Nullable String healthCode;

    @Column(name = "health_message", length = LONGEST_MESSAGE)
    private @Nullable String healthMessage;

    @Column(name = "health_failures", nullable = false)
    private int healthFailures;

    @Column(name = "next_probe_at")
    private @Nullable Long nextProbeAt;

    @Column(name = "last_synced_at")
    private @Nullable Long lastSyncedAt;

    @Column(name = "learned_batch_size")
    private @Nullable Integer learnedBatchSize;

    @Column(name = "learned_batches")
    private @Nullable Integer learnedBatches;

    @Column(name = "learned_follow_ups")
    private @Nullable Integer learnedFollowUps;

    @Column(name = "created_at", nullable = false, updatable = false)
    private long createdAt;

    @Column(name = "updated_at", nullable = false)
    private long updatedAt;

    protected StoredConnection() {}

    /** A new row. */
    StoredConnection(Connection connection, SealedCredentials credentials) {
        id = connection.id().value();
        ownerId = connection.ownerId().value();
        createdAt = Micros.of(connection.createdAt());
        lastSyncedAt = Micros.of(connection.lastSyncedAt());
        takeSettings(connection, credentials);
        takeHealth(connection.health());
    }

    /** Takes what people set; not whether it is the default. */
    final void takeSettings(Connection connection, SealedCredentials credentials) {
        storeName = connection.storeName();
        takeUrl(url(connection.storeUrl()));
        takeCredentials(credentials);
        authentication = connection.credentials().authentication().name();
        active = connection.active();
        autoSync = connection.autoSync();
        settings = StoredSettings.of(connection).toJson();
        updatedAt = Micros.of(connection.updatedAt());
    }

    /** What was learned of one store says nothing about another. */
    private void takeUrl(String url) {
        if (!url.equals(storeUrl)) {
            learnedBatchSize = null;
            learnedBatches = null;
            learnedFollowUps = null;
        }
        storeUrl = url;
    }

    Optional<LearnedLimits> learnedLimits() {
        return learnedBatchSize == null || learnedBatches == null || learnedFollowUps == null
                ? Optional.empty()
                : Optional.of(new LearnedLimits(learnedBatchSize, learnedBatches, learnedFollowUps));
    }

    final void takeCredentials(SealedCredentials credentials) {
        consumerKey = credentials.consumerKey();
        consumerSecret = credentials.consumerSecret();
    }

    final void takeHealth(ConnectionHealth health) {
        healthState = health.state().name();
        healthSince = Micros.of(health.since());
        healthCode =
                health.code().map(code -> StorableText.of(code, LONGEST_CODE)).orElse(null);
        healthMessage = health.message()
                .map(message -> StorableText.of(message, LONGEST_MESSAGE))
                .orElse(null);
        healthFailures = health.failures();
        nextProbeAt = Micros.of(health.nextProbeAt());
    }

    void makeDefault() {
        defaultFor = ownerId;
    }

    boolean isDefault() {
        return defaultFor != null;
    }

    SealedCredentials sealedCredentials() {
        return new SealedCredentials(requireNonNull(id), requireNonNull(consumerKey), requireNonNull(consumerSecret));
    }

    Connection toConnection(SealedCredentials.Opener opener) {
        StoredSettings read = StoredSettings.parse(requireNonNull(settings));
        return new Connection(
                ConnectionId.of(requireNonNull(id)),
                OwnerId.of(requireNonNull(ownerId)),
                requireNonNull(storeName),
                new StoreUrl(URI.create(requireNonNull(storeUrl))),
                credentials(opener),
                active,
                isDefault(),
                autoSync,
                read.market(),
                read.policy(),
                health(),
                Micros.toInstant(lastSyncedAt),
                Micros.toInstant(createdAt),
                Micros.toInstant(updatedAt));
    }

    ConnectionSummary toSummary() {
        return new ConnectionSummary(
                ConnectionId.of(requireNonNull(id)),
                OwnerId.of(requireNonNull(ownerId)),
                requireNonNull(storeName),
                new StoreUrl(URI.create(requireNonNull(storeUrl))),
                active,
                autoSync,
                health(),
                Micros.toInstant(lastSyncedAt));
    }

    /** The address as the column holds it. */
    static String url(StoreUrl storeUrl) {
        String text = storeUrl.toString();
        if (text.length() > LONGEST_URL) {
            throw new IllegalArgumentException(
                    "storeUrl has " + text.length() + " characters; there is room for " + LONGEST_URL);
        }
        return text;
    }

    private Credentials credentials(SealedCredentials.Opener opener) {
        SealedCredentials sealed = sealedCredentials();
        return new Credentials(
                opener.consumerKey(sealed),
                Secret.of(opener.consumerSecret(sealed)),
                Authentication.valueOf(requireNonNull(authentication)));
    }

    private ConnectionHealth health() {
        return new ConnectionHealth(
                ConnectionHealth.State.valueOf(requireNonNull(healthState)),
                Micros.toInstant(healthSince),
                Optional.ofNullable(healthCode),
                Optional.ofNullable(healthMessage),
                healthFailures,
                Micros.toInstant(nextProbeAt));
    }
}
