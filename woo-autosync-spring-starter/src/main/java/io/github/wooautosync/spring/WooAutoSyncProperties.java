package io.github.wooautosync.spring;

import io.github.wooautosync.secret.AesGcmSecretCipher;
import io.github.wooautosync.secret.Secret;
import io.github.wooautosync.secret.SecretCipherException;
import io.github.wooautosync.woo.StoreBatch;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * What can be set without a line of code.
 *
 * @param enabled Whether woo-autosync is set up at all.
 * @param backgroundThreads Whether this node pushes. Without it the node only notes changes and exports, which the
 *     other nodes on the same database push.
 * @param storage Where records, connections and links are kept.
 * @param initializeSchema Whether the tables are created at start when they are missing. With a migration tool:
 *     'never', and its script creates them.
 * @param encryptionKey Encrypts the credentials of stores in the database: 32 random bytes in base64, for example from
 *     'openssl rand -base64 32'. Keep it outside of the database. Obligatory with storage in the database.
 * @param encryptionKeyId Names the encryption key in the database, so that it can be changed later.
 * @param formerEncryptionKeys Keys that credentials may still be encrypted with, by their ids. At start everything is
 *     encrypted anew with the current key.
 * @param plaintextSecrets Whether credentials of stores are stored unencrypted when there is no encryption key. For
 *     demonstrations only.
 * @param nodeName Names this node in leases and logs. By default a random name.
 * @param coalescingWindow How long a captured change waits for further ones, so that a burst of edits is one push.
 * @param pollInterval How often changes of other nodes, or from before a crash, are looked for.
 * @param batchSize The most products in one request, 1 to 100.
 * @param parallelBatches The most requests with products in flight to one store, 1 to 4; how many of them pay is
 *     learned.
 * @param parallelConnections How many stores are written to at the same time.
 * @param requestTimeout How long one request to a store may take.
 * @param leaseDuration How long other nodes wait before they take over from one that fell silent. Must exceed the
 *     request time-out by more than 10 seconds.
 * @param doubtPeriod How long a request whose answer was lost may still take effect in a store.
 * @param authorisationProbeInterval How often a store that refuses the key is asked whether it takes it now.
 * @param closeTimeout How long a shutdown waits for requests in flight.
 * @param allowPlainHttp Whether stores may be spoken to over http, with signed requests.
 * @param allowPrivateAddresses Whether stores may be at loopback or private addresses.
 * @param allowPrivateImageUrls Whether images may have loopback or private addresses. By default what
 *     allow-private-addresses says.
 */
@ConfigurationProperties(WooAutoSyncProperties.PREFIX)
public record WooAutoSyncProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean backgroundThreads,
        @DefaultValue("auto") Storage storage,
        @DefaultValue("embedded") InitializeSchema initializeSchema,
        @Nullable Secret encryptionKey,
        @DefaultValue("1") String encryptionKeyId,
        @DefaultValue Map<String, Secret> formerEncryptionKeys,
        @DefaultValue("false") boolean plaintextSecrets,
        @Nullable String nodeName,
        @DefaultValue("500ms") Duration coalescingWindow,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("100") int batchSize,
        @DefaultValue("4") int parallelBatches,
        @DefaultValue("16") int parallelConnections,
        @DefaultValue("60s") Duration requestTimeout,
        @DefaultValue("3m") Duration leaseDuration,
        @DefaultValue("2m") Duration doubtPeriod,
        @DefaultValue("5m") Duration authorisationProbeInterval,
        @DefaultValue("30s") Duration closeTimeout,
        @DefaultValue("false") boolean allowPlainHttp,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @Nullable Boolean allowPrivateImageUrls,
        @DefaultValue Retry retry,
        @DefaultValue Http http,
        @DefaultValue Jpa jpa,
        @DefaultValue History history,
        @DefaultValue Health health,
        @DefaultValue Metrics metrics)
        implements Validator {

    /** What the names of all properties begin with. */
    public static final String PREFIX = "woo.autosync";

    private static final int MOST_PARALLEL_BATCHES = 4;
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    public WooAutoSyncProperties {
        formerEncryptionKeys = Map.copyOf(formerEncryptionKeys);
        // An environment variable that is set to nothing sets nothing.
        encryptionKey = encryptionKey == null || encryptionKey.isBlank() ? null : encryptionKey;
    }

    /** Where records, connections and links are kept. */
    public enum Storage {
        /** In the database when there is a persistence unit, else in memory. */
        AUTO,
        /** In the database; without a persistence unit the application does not start. */
        JPA,
        /** In memory: a restart forgets everything. */
        MEMORY
    }

    /** When missing tables are created. */
    public enum InitializeSchema {
        NEVER,
        /** In an H2 database that lives in memory. */
        EMBEDDED,
        ALWAYS
    }

    /**
     * When failed products and unreachable stores are tried again.
     *
     * @param firstDelay The longest delay after the first failure; it doubles with each further one.
     * @param maxDelay The longest delay at all.
     * @param maxAttempts Failures after which a product is given up until it changes.
     */
    public record Retry(
            @DefaultValue("5s") Duration firstDelay,
            @DefaultValue("1h") Duration maxDelay,
            @DefaultValue("12") int maxAttempts) {}

    /**
     * How stores are spoken to.
     *
     * @param connectTimeout How long a connection, with its TLS handshake, may take to stand. By default 10 seconds, or
     *     the request time-out where that is shorter.
     * @param maximumAnswerSize The largest answer of a store, before and after unpacking.
     * @param userAgent How the library names itself to stores.
     */
    public record Http(
            @Nullable Duration connectTimeout,
            @DefaultValue("64MB") DataSize maximumAnswerSize,
            @DefaultValue("woo-autosync") String userAgent) {}

    /**
     * Storage in the database.
     *
     * @param entityManagerFactory The name of the entity manager factory bean whose database holds the tables. Needed
     *     when there are several and none is primary.
     */
    public record Jpa(@Nullable String entityManagerFactory) {}

    /**
     * The history of attempts.
     *
     * @param retention How long attempts are kept.
     * @param attemptsPerProduct How many attempts of each product at each connection are kept, the newest ones.
     */
    public record History(
            @DefaultValue("30d") Duration retention,
            @DefaultValue("50") int attemptsPerProduct) {}

    /**
     * The health contributor.
     *
     * @param maximumConnections How many connections are shown one by one; those in trouble come first.
     */
    public record Health(@DefaultValue("50") int maximumConnections) {}

    /**
     * The meters.
     *
     * @param maximumConnections How many connections get a tag of their own; those that come later share the tag 'other'.
     * @param refreshInterval How old numbers may be that have to be read from the database.
     */
    public record Metrics(
            @DefaultValue("100") int maximumConnections,
            @DefaultValue("15s") Duration refreshInterval) {}

    @Override
    public boolean supports(Class<?> type) {
        return type == WooAutoSyncProperties.class;
    }

    @Override
    public void validate(Object target, Errors errors) {
        ((WooAutoSyncProperties) target).validate(new PropertyErrors(errors));
    }

    private void validate(PropertyErrors errors) {
        validateKeys(errors);
        errors.notNegative("coalescingWindow", coalescingWindow);
        errors.positive("pollInterval", pollInterval);
        errors.positive("requestTimeout", requestTimeout);
        errors.positive("doubtPeriod", doubtPeriod);
        errors.positive("authorisationProbeInterval", authorisationProbeInterval);
        errors.positive("closeTimeout", closeTimeout);
        errors.unless(
                batchSize >= 1 && batchSize <= StoreBatch.MAXIMUM_ITEMS,
                "batchSize",
                "must be 1 to " + StoreBatch.MAXIMUM_ITEMS + ": a store refuses larger requests");
        errors.unless(
                parallelBatches >= 1 && parallelBatches <= MOST_PARALLEL_BATCHES,
                "parallelBatches",
                "must be 1 to " + MOST_PARALLEL_BATCHES);
        errors.unless(parallelConnections >= 1, "parallelConnections", "must be at least 1");
        errors.unless(
                leaseDuration.compareTo(requestTimeout.plus(LEASE_MARGIN)) > 0,
                "leaseDuration",
                "must exceed woo.autosync.request-timeout (" + requestTimeout.toSeconds() + "s) by more than "
                        + LEASE_MARGIN.toSeconds() + "s, else a slow answer outlives its lease");
        errors.unless(
                nodeName == null || !nodeName.isBlank(),
                "nodeName",
                "must not be blank: leave it out for a random name");
        validateRetry(errors);
        validateHttp(errors);
        errors.positive("history.retention", history.retention);
        errors.unless(history.attemptsPerProduct >= 1, "history.attemptsPerProduct", "must be at least 1");
        errors.unless(health.maximumConnections >= 1, "health.maximumConnections", "must be at least 1");
        errors.unless(metrics.maximumConnections >= 1, "metrics.maximumConnections", "must be at least 1");
        errors.positive("metrics.refreshInterval", metrics.refreshInterval);
    }

    private void validateKeys(PropertyErrors errors) {
        if (encryptionKey != null) {
            try {
                AesGcmSecretCipher.of(encryptionKeyId, encryptionKey.reveal());
            } catch (SecretCipherException refused) {
                errors.reject("encryptionKey", String.valueOf(refused.getMessage()));
            }
        }
        errors.unless(
                !formerEncryptionKeys.containsKey(encryptionKeyId),
                "encryptionKeyId",
                "must not be the id of a former encryption key: give the new key an id of its own");
        formerEncryptionKeys.forEach((id, key) -> {
            try {
                AesGcmSecretCipher.of(id, key.reveal());
            } catch (SecretCipherException refused) {
                errors.reject("formerEncryptionKeys", String.valueOf(refused.getMessage()));
            }
        });
    }

    private void validateRetry(PropertyErrors errors) {
        errors.positive("retry.firstDelay", retry.firstDelay);
        errors.unless(
                retry.maxDelay.compareTo(retry.firstDelay) >= 0,
                "retry.maxDelay",
                "must not be shorter than woo.autosync.retry.first-delay (" + retry.firstDelay.toMillis() + "ms)");
        errors.unless(retry.maxAttempts >= 1, "retry.maxAttempts", "must be at least 1");
    }

    private void validateHttp(PropertyErrors errors) {
        Duration connect = http.connectTimeout;
        errors.unless(
                connect == null || (connect.toNanos() > 0 && connect.compareTo(requestTimeout) <= 0),
                "http.connectTimeout",
                "must be positive and not longer than woo.autosync.request-timeout (" + requestTimeout.toSeconds()
                        + "s), which it is a part of");
        errors.unless(
                http.maximumAnswerSize.toBytes() >= 1024 && http.maximumAnswerSize.toBytes() <= Integer.MAX_VALUE,
                "http.maximumAnswerSize",
                "must be 1KB to 2047MB");
        boolean printable = http.userAgent.chars().allMatch(letter -> letter >= ' ' && letter < 127);
        errors.unless(
                !http.userAgent.isBlank() && printable, "http.userAgent", "must be printable ASCII and not blank");
    }

    /** Collects what is wrong; Spring Boot adds property name, value and origin. */
    private record PropertyErrors(Errors errors) {

        void reject(String field, String reason) {
            errors.rejectValue(field, "invalid", reason);
        }

        void unless(boolean valid, String field, String reason) {
            if (!valid) {
                reject(field, reason);
            }
        }

        void positive(String field, Duration value) {
            unless(!value.isNegative() && !value.isZero(), field, "must be positive, for example 30s");
        }

        void notNegative(String field, Duration value) {
            unless(!value.isNegative(), field, "must not be negative, for example 500ms");
        }
    }
}
