package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host in a JVM of its own, which says how far it got and then waits to be killed. */
final class KilledHost {

    static final String WORKED = "worked, not committed";
    static final String COMMITTED = "committed";

    private KilledHost() {}

    /** Arguments: the JDBC URL, the user, and where to wait. */
    public static void main(String[] arguments) {
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                "host",
                Map.of(
                        "jakarta.persistence.jdbc.url", arguments[0],
                        "jakarta.persistence.jdbc.user", arguments[1],
                        "jakarta.persistence.jdbc.password", ""));
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(factory);
        JpaSyncRecordStore store = JpaSyncRecordStore.of(transactions);
        transactions.inHostTransaction(entityManager -> {
            entityManager.persist(new HostProduct(1, "shirt"));
            entityManager.flush();
            store.capture(
                    List.of(new Capture(Optional.empty(), ProductId.of("shirt"), ChangeKind.PRODUCT, Instant.EPOCH)));
            reached(WORKED, arguments[2]);
        });
        reached(COMMITTED, arguments[2]);
    }

    private static void reached(String point, String stopAt) {
        System.out.println(point);
        if (point.equals(stopAt)) {
            try {
                System.in.read();
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }
}
