package io.github.wooautosync.jpa;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads captures that are not folded yet, within one transaction of the engine. */
final class CaptureTable {

    private final EngineSession session;

    CaptureTable(EngineSession session) {
        this.session = session;
    }

    /** What is visible now, by id; a lower id may become visible later. */
    Map<Long, Capture> read(int limit) {
        Map<Long, Capture> captures = new LinkedHashMap<>();
        session.query(
                        "select c.id as id, c.ownerId as owner, c.productId as product, c.kind as kind,"
                                + " c.capturedAt as at from WooCapture c order by c.id",
                        Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .forEach(row -> captures.put((Long) row[0], capture(row)));
        return captures;
    }

    Set<ProductId> products(OwnerId ownerId, Collection<ProductId> productIds) {
        Set<ProductId> captured = new LinkedHashSet<>();
        List<String> asked =
                productIds.stream().distinct().map(ProductId::value).toList();
        for (List<String> chunk : Chunks.of(asked, Chunks.IDS)) {
            session.query(
                            "select distinct c.productId from WooCapture c"
                                    + " where c.productId in :ids and (c.ownerId is null or c.ownerId = :owner)",
                            String.class)
                    .setParameter("ids", chunk)
                    .setParameter("owner", ownerId.value())
                    .getResultList()
                    .forEach(id -> captured.add(ProductId.of(id)));
        }
        return captured;
    }

    Optional<Instant> oldest() {
        return Micros.toInstant(session.query("select min(c.capturedAt) from WooCapture c", Long.class)
                .getSingleResult());
    }

    private static Capture capture(Object[] row) {
        return new Capture(
                Optional.ofNullable((String) row[1]).map(OwnerId::of),
                ProductId.of((String) row[2]),
                ChangeKind.valueOf((String) row[3]),
                Micros.toInstant((long) row[4]));
    }
}
