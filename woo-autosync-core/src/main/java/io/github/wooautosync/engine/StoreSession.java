package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A client of one store, and what was learned of that store; lives as long as address and credentials stay the same. */
final class StoreSession {

    /** Memory is bounded; forgetting costs at most one repeat too many. */
    private static final int MOST_REPEATS = 10_000;

    /** So much later it is noticed what people changed in the settings of the shop: names of values and classes, units. */
    private static final Duration SETTINGS_LAST = Duration.ofMinutes(10);

    private static final int MOST_PAGES_OF_VALUES = 3;

    private final StoreUrl storeUrl;
    private final Credentials credentials;
    private final WooClient client;
    private final LoadLimits limits;
    private final Suspects suspects = new Suspects();
    private final Map<StoreResource, TermDirectory> terms = new HashMap<>();
    private final Set<Repeat> repeats = new HashSet<>();
    private final Set<SuspectVariant> suspectVariants = new HashSet<>();
    private @Nullable StoreUnits units;
    private Instant unitsReadAt = Instant.EPOCH;
    private @Nullable AttributeDirectory attributes;
    private final Lock attributesInUse = new ReentrantLock();
    private @Nullable ShopClassDirectory classes;
    private Instant attributesReadAt = Instant.EPOCH;
    private boolean termsTogether = true;

    private StoreSession(StoreUrl storeUrl, Credentials credentials, WooClient client, LoadLimits limits) {
        this.storeUrl = storeUrl;
        this.credentials = credentials;
        this.client = client;
        this.limits = limits;
    }

    static StoreSession open(
            Connection connection, WooClientFactory clients, EngineSettings settings, Optional<LearnedLimits> learned) {
        StoreAccess access = new StoreAccess(connection.storeUrl().value(), connection.credentials());
        return new StoreSession(
                connection.storeUrl(),
                connection.credentials(),
                clients.open(access),
                new LoadLimits(settings, learned));
    }

    boolean fits(Connection connection) {
        return storeUrl.equals(connection.storeUrl()) && credentials.equals(connection.credentials());
    }

    WooClient client() {
        return client;
    }

    /** How much the store bears at once. */
    LoadLimits limits() {
        return limits;
    }

    /** Which products may have killed requests. */
    Suspects suspects() {
        return suspects;
    }

    /** In which units the store weighs and measures; asks it the first time and every now and then. */
    synchronized StoreUnits units(Instant now) {
        StoreUnits known = units;
        if (known == null || unitsReadAt.plus(SETTINGS_LAST).isBefore(now)) {
            StoreInformation information = client.storeInformation();
            known = StoreUnits.of(information.weightUnit(), information.dimensionUnit());
            units = known;
            unitsReadAt = now;
        }
        return known;
    }

    /** All terms of one kind; reads them the first time. */
    synchronized TermDirectory terms(StoreResource resource) {
        TermDirectory known = terms.get(resource);
        if (known == null) {
            known = TermDirectory.read(client, resource);
            terms.put(resource, known);
        }
        return known;
    }

    /**
     * Held by whoever looks for attributes or values and creates the missing ones: a batch is prepared while variations
     * of another product travel, and two that create at the same time make two of one (fact 99).
     */
    Lock attributesInUse() {
        return attributesInUse;
    }

    /** The global attributes; reads them the first time and every now and then. */
    synchronized AttributeDirectory attributes(Instant now) {
        AttributeDirectory known = attributes;
        if (known == null || attributesReadAt.plus(SETTINGS_LAST).isBefore(now)) {
            forgetAttributes();
            known = AttributeDirectory.read(client);
            attributes = known;
            attributesReadAt = now;
        }
        return known;
    }

    /** The values of one global attribute; the oldest of them where there are very many. */
    synchronized TermDirectory termsOf(long attributeId) {
        return terms.computeIfAbsent(
                StoreResource.termsOf(attributeId),
                resource -> TermDirectory.read(client, resource, MOST_PAGES_OF_VALUES));
    }

    /** Shipping and tax classes; reads them the first time and every now and then. */
    synchronized ShopClassDirectory classes(Instant now) {
        ShopClassDirectory known = classes;
        if (known == null || known.readAt().plus(SETTINGS_LAST).isBefore(now)) {
            known = new ShopClassDirectory(client, now);
            classes = known;
        }
        return known;
    }

    /** The attributes or their values changed in the store. */
    synchronized void forgetAttributes() {
        attributes = null;
        terms.keySet().removeIf(resource -> resource.path().startsWith(StoreResource.ATTRIBUTES.path()));
    }

    /** The terms changed in the store: reads them again when they are needed. */
    synchronized void forgetTerms(StoreResource resource) {
        terms.remove(resource);
    }

    /** How many terms may be created in one request. */
    synchronized int termsTogether() {
        return termsTogether ? StoreBatch.MAXIMUM_ITEMS : 1;
    }

    /** False after a request with several terms died, so that the one that kills it is found. */
    synchronized void createTermsTogether(boolean together) {
        termsTogether = together;
    }

    /** Whether a field may be sent once more for one revision of a record; true once. */
    synchronized boolean mayRepeat(SyncRecord record, String field) {
        if (repeats.size() >= MOST_REPEATS) {
            repeats.clear();
        }
        return repeats.add(new Repeat(record.id(), record.revision(), field));
    }

    static ConnectionContext contextOf(Connection connection) {
        return new ConnectionContext(
                connection.id(),
                connection.ownerId(),
                connection.storeName(),
                connection.market().locale(),
                connection.market().currency(),
                connection.market().channel());
    }

    /** Remembers a variant over which the store fell silent, so that its siblings go first. */
    synchronized void suspect(SyncRecordId recordId, String variantId) {
        if (suspectVariants.size() >= MOST_REPEATS) {
            suspectVariants.clear();
        }
        suspectVariants.add(new SuspectVariant(recordId, variantId));
    }

    /** Whether the store fell silent over a variant; true once. */
    synchronized boolean takeSuspect(SyncRecordId recordId, String variantId) {
        return suspectVariants.remove(new SuspectVariant(recordId, variantId));
    }

    private record SuspectVariant(SyncRecordId recordId, String variantId) {}

    private record Repeat(SyncRecordId record, long revision, String field) {}
}
