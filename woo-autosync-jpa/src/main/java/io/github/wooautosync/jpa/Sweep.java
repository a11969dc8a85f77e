package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Moves or deletes many records of one connection, in the order of their ids, by short transactions. */
final class Sweep {

    private static final int RECORDS_PER_TRANSACTION = 1000;

    private final EngineTransactions transactions;
    private final Map<String, Object> parameters = new HashMap<>();
    private String condition = "s.connectionId = :connection";
    private Collection<ProductId> products = List.of();

    Sweep(EngineTransactions transactions, ConnectionId connectionId) {
        this.transactions = transactions;
        parameters.put("connection", connectionId.value());
    }

    Sweep where(String furtherCondition, Map<String, Object> itsParameters) {
        condition += " and " + furtherCondition;
        parameters.putAll(itsParameters);
        return this;
    }

    /** Only these products; empty means all. */
    Sweep ofProducts(Collection<ProductId> productIds) {
        products = productIds;
        return this;
    }

    /** Moves records; those for which the function has no answer stay. Returns how many were moved. */
    int move(Function<SyncRecord, Optional<SyncRecord>> transition) {
        return run((session, ids) -> new RecordWriter(session)
                .move(new RecordReader(session).lock(ids), transition)
                .size());
    }

    /** Deletes records and returns how many there were. */
    int delete() {
        return run((session, ids) -> new RecordWriter(session).delete(ids));
    }

    private int run(Step step) {
        int moved = 0;
        if (products.isEmpty()) {
            return runPages(step);
        }
        List<String> asked = products.stream().distinct().map(ProductId::value).toList();
        condition += " and s.productId in :products";
        for (List<String> chunk : Chunks.of(asked, Chunks.IDS)) {
            parameters.put("products", chunk);
            moved += runPages(step);
        }
        return moved;
    }

    private int runPages(Step step) {
        int moved = 0;
        Page page = new Page(0, 0, true);
        while (page.mayHaveNext) {
            long after = page.lastId;
            page = transactions.write(session -> page(session, after, step));
            moved += page.moved;
        }
        return moved;
    }

    private Page page(EngineSession session, long after, Step step) {
        TypedQuery<Long> query = session.query(
                "select s.id from WooProductSync s where " + condition + " and s.id > :after order by s.id",
                Long.class);
        parameters.forEach(query::setParameter);
        query.setParameter("after", after).setMaxResults(RECORDS_PER_TRANSACTION);
        List<SyncRecordId> ids = new ArrayList<>();
        query.getResultList().forEach(id -> ids.add(new SyncRecordId(id)));
        if (ids.isEmpty()) {
            return new Page(after, 0, false);
        }
        long last = ids.get(ids.size() - 1).value();
        return new Page(last, step.run(session, ids), ids.size() == RECORDS_PER_TRANSACTION);
    }

    private interface Step {
        int run(EngineSession session, List<SyncRecordId> ids);
    }

    private record Page(long lastId, int moved, boolean mayHaveNext) {}
}
