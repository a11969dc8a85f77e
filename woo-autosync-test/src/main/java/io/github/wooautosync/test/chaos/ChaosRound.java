package io.github.wooautosync.test.chaos;

import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One round of chaos. While stores misbehave, people edit products in the PIM and in the shops, export, delete and
 * restore, and nodes are killed and frozen. Then everything goes well again, and as soon as nothing is due any more:
 *
 * <ul>
 *   <li>each store has each exported product exactly once, by its name and by its SKU, with the newest value of every
 *       exported field, and nothing that was never exported;
 *   <li>each variant is exactly one variation, with the newest values and in its place, and no variation is left over,
 *       or shown, whose variant is gone;
 *   <li>what the PIM deleted is kept, hidden, in the trash or gone, by the policy of the store, and what came back from
 *       there has its old id;
 *   <li>what the shop wrote into a field of its own, or added, is still there: words, notes, weights, tags, attributes,
 *       meta data, categories;
 *   <li>no category and no tag is there twice, also where the shop renamed or deleted some;
 *   <li>no picture was fetched more often than once for each edition, once for each request with it whose outcome the
 *       engine could not learn or lost with its node, and once for each picture that the shop deleted and that may have
 *       been shown together with it;
 *   <li>every status is synced, without warnings; the records of deleted products are gone;
 *   <li>nothing is in flight, nothing captured, and every lease is free;
 *   <li>whatever time passes, no store gets another request, also when everything is exported once more as a partial
 *       update; but for a look at the units of the shop.
 * </ul>
 *
 * <p>Only what the guarantees exclude is forgiven: what was created by a request without an answer, and deleted in the
 * PIM before the engine learned of it, may stay behind; so may variations of products that the PIM deleted and restored.
 *
 * <p>A round uses no sleeps and a clock of its own. Not safe for use by several threads.
 */
public final class ChaosRound {

    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(200);
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MOST_FINDINGS = 25;
    private static final Set<String> SETTINGS = Set.of("/wp-json/", "system_status", "settings/products");
    private static final List<Set<String>> SELECTIONS = List.of(
            Set.of(),
            Set.of("name", "sku", "price"),
            Set.of("name", "sku", "price", "stock_status"),
            Set.of("name", "sku", "price", "sale_price", "categories"));

    private final ChaosOptions options;
    private final ChaosClock clock = new ChaosClock();
    private final Journal journal = new Journal();
    private final Chance chance;
    private Random random;
    private final DurableStores stores;
    private final PictureServer pictures = new PictureServer();
    private final Catalogue catalogue;
    private final List<ChaosShop> shops = new ArrayList<>();
    private final PimPeople pim;
    private final ShopPeople owners;
    private final Node other;
    private Node node;
    private int step;
    private int nodes;
    private int kills;
    private int freezes;
    private boolean isRaging;

    private ChaosRound(ChaosOptions options, Function<Clock, DurableStores> stores) {
        this.options = options;
        this.chance = new Chance(options.seed()).of("round");
        this.random = new Random(options.seed());
        this.stores = stores.apply(clock).inOrder(Comparator.comparing(this::numberOf));
        this.catalogue = new Catalogue(random.nextLong(), pictures);
        for (int number = 1; number <= options.stores(); number++) {
            shops.add(new ChaosShop(number, clock, chance, journal));
        }
        this.pim = new PimPeople(catalogue, shops, chance.of("pim"), journal);
        this.owners = new ShopPeople(catalogue, shops, chance.of("owners"), journal);
        this.other = newNode();
        this.node = newNode();
    }

    /**
     * Runs a round to its end.
     *
     * @param stores makes what survives the nodes, for the clock of the round
     * @throws AssertionError when something is not as it should be; it names the seed
     */
    public static ChaosReport run(ChaosOptions options, Function<Clock, DurableStores> stores) {
        ChaosRound round = new ChaosRound(options, stores);
        try {
            round.run();
            return round.report();
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(
                    "Chaos with seed " + options.seed() + " failed in step " + round.step + " of " + options
                            + ". Repeat it with -Dchaos.seed=" + options.seed() + "\n" + failed.getMessage(),
                    failed);
        } finally {
            round.close();
        }
    }

    private void run() {
        catalogue.fill(options.products());
        for (ChaosShop shop : shops) {
            shop.connectedAs(node.library().connections().connect(shop.toConnect()));
        }
        isRaging = true;
        for (step = 0; step < options.steps(); step++) {
            shops.forEach(shop -> shop.weather().turn(step));
            pictures.breaks(file -> chance.of("picture", step / 3, file).happens(0.1));
            step();
        }
        calm();
        repairWhatShopsDisturbed();
        converge();
        audit();
        requireSilence();
    }

    private void step() {
        journal.note("step " + step);
        random = new Random(chance.of("step", step).seed());
        pim.begin(step);
        Chance blow = chance.of("blow", step);
        if (blow.happens(0.25)) {
            Fate.Blow kind = blow.of("kind").happens(0.7) ? Fate.Blow.KILLED : Fate.Blow.FROZEN;
            node.fate()
                    .decree(kind, blow.of("calls").below(60), blow.of("after").happens(0.5));
        }
        if (step < 4) {
            exportFirst(step);
        } else {
            exportSome();
        }
        // A host's change and its capture are one transaction: this process is not the one that is killed.
        pim.edit(other.library().autoSync(), options.products() / 40);
        owners.work(step, 3);
        work();
        pause(Duration.ofMillis(600));
        work();
        pause(Duration.ofSeconds(5 + random.nextInt(85)));
        work();
        node.fate().spare();
    }

    private void work() {
        if (!node.work()) {
            replaceNode();
        }
    }

    private int numberOf(ConnectionId id) {
        return shops.stream()
                .filter(shop -> shop.is(id))
                .findFirst()
                .map(ChaosShop::number)
                .orElse(0);
    }

    private void replaceNode() {
        kills++;
        node.close();
        shops.forEach(shop -> shop.weather().nodeDied());
        node = newNode();
    }

    private Node newNode() {
        nodes++;
        return new Node("node-" + nodes, options.seed() + nodes, stores, this::load, clock, this::freeze, journal);
    }

    /** A node stands still: time passes, and another node takes over what it was at. */
    private void freeze() {
        freezes++;
        pause(LEASE_AND_MORE);
        other.work();
    }

    private void pause(Duration duration) {
        shops.forEach(shop -> shop.weather().beforeTimePasses(duration));
        clock.advance(duration);
        stores.leaseTime().accept(duration);
    }

    /** While products are being loaded people go on editing. */
    private Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        Chance edit = chance.of(
                "load",
                step,
                context.storeName(),
                ids.size(),
                ids.iterator().next().value());
        boolean edits = isRaging && edit.happens(0.2);
        if (edits && edit.of("before").happens(0.5)) {
            editOne(ids, edit);
        }
        Map<ProductId, Product> products = catalogue.load(ids, context);
        if (edits && edit.of("after").happens(0.5)) {
            editOne(ids, edit);
        }
        return products;
    }

    private void editOne(Collection<ProductId> ids, Chance edit) {
        long id = Long.parseLong(ids.stream()
                .skip(edit.of("which").below(ids.size()))
                .findFirst()
                .orElseThrow()
                .value());
        CatalogueProduct product = catalogue.find(id);
        if (product != null) {
            journal.note("edit of " + product.key() + " while it is loaded");
            catalogue.put(product.withPrice(1_000 + edit.of("price").below(9_000)));
            other.library().autoSync().autoSyncProductUpdate(product.productId(), OwnerId.SINGLE);
        }
    }

    // ------------------------------------------------------------------ exports

    /** Nine of ten products go to each store, a quarter of them in each of the first steps. */
    private void exportFirst(int quarter) {
        for (ChaosShop shop : shops) {
            List<CatalogueProduct> chosen = catalogue.all().stream()
                    .filter(product -> product.id() % 4 == quarter)
                    .filter(product ->
                            chance.of("exported", shop.number(), product.id()).happens(0.9))
                    .toList();
            export(shop, chosen, SELECTIONS.get(0), false);
        }
    }

    private void exportSome() {
        for (ChaosShop shop : shops) {
            List<CatalogueProduct> chosen = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                catalogue.any(random).ifPresent(chosen::add);
            }
            export(shop, chosen, SELECTIONS.get(random.nextInt(SELECTIONS.size())), random.nextBoolean());
        }
        pim.restore()
                .ifPresent(
                        restored -> shops.forEach(shop -> export(shop, List.of(restored), SELECTIONS.get(0), false)));
    }

    /** An export whose node dies may be noted or not; people try it again, then it is noted for sure. */
    private void export(ChaosShop shop, List<CatalogueProduct> products, Set<String> fields, boolean partial) {
        if (products.isEmpty()) {
            return;
        }
        ExportRequest all = ExportRequest.of(
                shop.connection(),
                products.stream().map(CatalogueProduct::productId).toList());
        ExportRequest selected = fields.isEmpty() ? all : all.onlyFields(fields);
        ExportRequest request = partial ? selected.asPartialUpdate() : selected;
        boolean noted = false;
        while (!noted) {
            WooAutoSync library = node.library();
            noted = node.survives(() -> library.exports().export(request));
            if (!noted) {
                replaceNode();
            }
        }
        products.forEach(product -> shop.exported(product, fields, partial));
    }

    // ------------------------------------------------------------------ the end

    private void calm() {
        isRaging = false;
        node.fate().spare();
        pictures.breaks(file -> false);
        shops.forEach(shop -> shop.weather().calm());
    }

    private void repairWhatShopsDisturbed() {
        for (ChaosShop shop : shops) {
            List<CatalogueProduct> disturbed = shop.disturbed().stream()
                    .map(catalogue::find)
                    .flatMap(java.util.stream.Stream::ofNullable)
                    .toList();
            export(shop, disturbed, Set.of(), false);
        }
    }

    private void converge() {
        work();
        for (int i = 0; i < 200 && !isQuiet(); i++) {
            pause(Duration.ofSeconds(i < 20 ? 20 : 600));
            work();
        }
        if (!isQuiet()) {
            throw new AssertionError("Something is still due after a day and a half:\n" + unsettled());
        }
    }

    private boolean isQuiet() {
        return stores.records().oldestCapture().isEmpty()
                && stores.records()
                        .connectionsWithDueRecords(clock.instant().plus(A_YEAR))
                        .isEmpty();
    }

    private void audit() {
        List<String> findings = new ArrayList<>();
        for (ChaosShop shop : shops) {
            findings.addAll(new StoreAudit(shop, catalogue).findings());
            findings.addAll(uploadsTooMany(shop));
            findings.addAll(recordsTooMany(shop));
            if (stores.records().hasRecordsInFlight(shop.connection())) {
                findings.add(shop.store().name() + ": something is in flight");
            }
            stores.records()
                    .acquireLease(LeaseKey.of(shop.connection()), "auditor", Duration.ofSeconds(1))
                    .ifPresentOrElse(
                            lease -> stores.records().releaseLease(lease),
                            () -> findings.add(shop.store().name() + ": the lease is not free"));
        }
        List<ProductSyncStatus> unsettled = unsettled();
        if (!findings.isEmpty() || !unsettled.isEmpty()) {
            throw new AssertionError(findings.size() + " finding(s):\n"
                    + findings.stream().limit(MOST_FINDINGS).collect(Collectors.joining("\n")) + "\n"
                    + unsettled.size() + " unsettled status(es):\n"
                    + unsettled.stream()
                            .limit(MOST_FINDINGS)
                            .map(ProductSyncStatus::toString)
                            .collect(Collectors.joining("\n")));
        }
    }

    private List<ProductSyncStatus> unsettled() {
        List<ProductSyncStatus> unsettled = new ArrayList<>();
        for (ChaosShop shop : shops) {
            allStatuses(shop).stream()
                    .filter(status -> status.syncStatus() != SyncStatus.SYNCED
                            || status.warningCode().isPresent()
                            || status.nextAttemptAt().isPresent()
                            || status.pendingChanges() > 0)
                    .forEach(unsettled::add);
        }
        return unsettled;
    }

    private List<ProductSyncStatus> allStatuses(ChaosShop shop) {
        List<ProductSyncStatus> all = new ArrayList<>();
        var page = node.library().status().list(shop.connection(), Optional.empty(), Optional.empty(), 1000);
        all.addAll(page.statuses());
        while (page.next().isPresent()) {
            page = node.library().status().list(shop.connection(), Optional.empty(), page.next(), 1000);
            all.addAll(page.statuses());
        }
        return all;
    }

    private List<String> recordsTooMany(ChaosShop shop) {
        return allStatuses(shop).stream()
                .map(status -> Long.valueOf(status.productId().value()))
                .filter(id -> !shop.isExported(id))
                .map(id ->
                        shop.store().name() + ": product " + id + " has a record, but is deleted or was not exported")
                .toList();
    }

    private List<String> uploadsTooMany(ChaosShop shop) {
        Map<Long, Integer> statuses = new HashMap<>();
        for (RecordedRequest request : shop.store().requests()) {
            statuses.put(request.sequence(), request.status());
        }
        Map<String, Integer> unknown = shop.weather().uploads().unknownTries(statuses);
        List<String> findings = new ArrayList<>();
        pictures.fetches().forEach((fetch, times) -> {
            if (fetch.store().equals(shop.store().url().toString())) {
                int allowed = 1
                        + pictures.edition(fetch.file())
                        + unknown.getOrDefault(fetch.file(), 0)
                        + shop.fetchesAfterDrops(fetch.file());
                if (times > allowed) {
                    findings.add(shop.store().name() + ": " + fetch.file() + " was fetched " + times + " times, not "
                            + allowed + ":" + shop.weather().uploads().history(fetch.file(), statuses));
                }
            }
        });
        return findings;
    }

    private void requireSilence() {
        shops.forEach(shop -> shop.store().clearRequests());
        for (ChaosShop shop : shops) {
            List<ProductId> all =
                    shop.exported().keySet().stream().map(ProductId::of).toList();
            pause(Duration.ofHours(6));
            work();
            Set<Long> selected = shop.exported().entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            List<ProductId> whole = all.stream()
                    .filter(id -> !selected.contains(Long.valueOf(id.value())))
                    .toList();
            node.library()
                    .exports()
                    .export(ExportRequest.of(shop.connection(), whole).asPartialUpdate());
            pause(Duration.ofHours(6));
            work();
        }
        for (ChaosShop shop : shops) {
            List<RecordedRequest> disturbing = shop.store().requests().stream()
                    .filter(request -> !readsSettings(request))
                    .toList();
            if (!disturbing.isEmpty()) {
                throw new AssertionError(shop.store().name() + " is not left alone: "
                        + disturbing.stream().limit(5).toList());
            }
        }
    }

    /** In which units a shop weighs is asked now and then, so that the values of the PIM can be compared at all. */
    private static boolean readsSettings(RecordedRequest request) {
        return request.method().equals("GET") && SETTINGS.contains(request.path());
    }

    private ChaosReport report() {
        return new ChaosReport(
                options.seed(),
                shops.stream().mapToLong(shop -> shop.weather().requests()).sum(),
                shops.stream()
                        .mapToLong(shop -> shop.store().faults().injected())
                        .sum(),
                kills,
                freezes,
                pim.edits(),
                owners.edits(),
                pictures.fetches().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum(),
                journal);
    }

    private void close() {
        node.close();
        other.close();
        shops.forEach(ChaosShop::close);
        pictures.close();
    }
}
