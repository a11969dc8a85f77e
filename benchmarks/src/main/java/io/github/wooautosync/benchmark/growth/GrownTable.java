package io.github.wooautosync.benchmark.growth;

import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.SyncTable;
import io.github.wooautosync.benchmark.Turn;
import io.github.wooautosync.benchmark.library.BareStore;
import io.github.wooautosync.benchmark.library.LibraryHost;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A table with so many records; a turn makes some of one store due, and claims and completes them. */
final class GrownTable implements Turn {

    private static final int STORES = 5;
    private static final int STEP = 100;
    private static final int READINGS = 10;

    private final Database database;
    private final int due;
    private final long ofStore;
    private final BareStore bare;
    private final JpaSyncRecordStore store;
    private final ConnectionId shop = SyncTable.connection(3);
    private final Map<Operation, List<Long>> nanos = new EnumMap<>(Operation.class);
    private final Map<Operation, Set<String>> statements = new EnumMap<>(Operation.class);
    private boolean first = true;

    GrownTable(Database database, int records, int due) {
        this.database = database;
        this.due = due;
        this.ofStore = records / STORES;
        SyncTable table = new SyncTable(database);
        table.fillFast(ofStore, STORES);
        table.analyse();
        this.bare = new BareStore(new LibraryHost(database));
        this.store = bare.store();
    }

    /** The products of the one store differ from those of the others, so that a capture concerns one record. */
    private List<Long> products(int count) {
        long step = Math.max(1, ofStore / due);
        long from = SyncTable.firstProduct(3, ofStore);
        return LongStream.range(0, count).map(i -> from + i * step).boxed().toList();
    }

    @Override
    public void prepare() {
        nanos.clear();
    }

    @Override
    public Map<String, Double> run() throws Exception {
        List<Long> products = products(due);
        Lease lease = bare.lease(LeaseKey.of(shop));
        for (int from = 0; from < due; from += STEP) {
            List<Long> changed = products.subList(from, Math.min(due, from + STEP));
            store.capture(changed.stream().map(BareStore::change).toList());
            time(Operation.FOLD, () -> store.fold(STEP, Instant.now(), Instant.now()));
        }
        read(products);
        List<SyncRecord> claimed = claim(lease);
        while (!claimed.isEmpty()) {
            List<SyncRecord> records = claimed;
            time(Operation.COMPLETE, () -> {
                bare.complete(lease, records);
                return records;
            });
            claimed = claim(lease);
        }
        store.releaseLease(lease);
        first = false;
        return medians();
    }

    private void read(List<Long> products) throws Exception {
        List<ProductId> hundred =
                products.stream().limit(STEP).map(ProductId::of).toList();
        for (int i = 0; i < READINGS; i++) {
            time(Operation.LOOK, () -> store.connectionsWithDueRecords(Instant.now()));
            time(Operation.STATUS, () -> store.find(shop, hundred));
            time(Operation.PENDING, () -> store.list(shop, Optional.of(SyncStatus.PENDING), Optional.empty(), 50));
            time(Operation.OLDEST, () -> store.oldestPendingChange(shop));
        }
        time(Operation.TOTALS, () -> store.statistics(shop));
    }

    /** The last claim of a turn finds nothing and is not counted. */
    private List<SyncRecord> claim(Lease lease) throws Exception {
        List<SyncRecord> claimed = time(Operation.CLAIM, () -> bare.claim(shop, lease));
        if (claimed.isEmpty()) {
            List<Long> times = nanos.getOrDefault(Operation.CLAIM, new ArrayList<>());
            times.remove(times.size() - 1);
        }
        return claimed;
    }

    /** In the first turn, which does not count, the statements are noted instead. */
    private <T> T time(Operation operation, Supplier<T> work) throws Exception {
        if (first) {
            List<T> result = new ArrayList<>();
            Set<String> executed = new LinkedHashSet<>();
            long before = System.nanoTime();
            database.dataSource().noting(executed, () -> result.add(work.get()));
            note(operation, System.nanoTime() - before);
            statements
                    .computeIfAbsent(operation, unused -> new LinkedHashSet<>())
                    .addAll(executed);
            return result.get(0);
        }
        long before = System.nanoTime();
        T result = work.get();
        note(operation, System.nanoTime() - before);
        return result;
    }

    private void note(Operation operation, long time) {
        nanos.computeIfAbsent(operation, unused -> new ArrayList<>()).add(time);
    }

    private Map<String, Double> medians() {
        Map<String, Double> medians = new HashMap<>();
        nanos.forEach((operation, times) -> {
            Collections.sort(times);
            medians.put(operation.name(), times.get(times.size() / 2).doubleValue());
        });
        return medians;
    }

    Set<String> plans(Operation operation) {
        return new Plans(database).accesses(statements.getOrDefault(operation, Set.of()));
    }
}
