package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.InMemoryAttemptStore;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryAttemptStoreTest extends AttemptStoreContract {

    private static final ConnectionId SHOP = ConnectionId.of("shop");

    @Override
    protected AttemptStore createEmptyStore() {
        return new InMemoryAttemptStore();
    }

    @Test
    void theOldestGoWhenItIsFull() {
        AttemptStore small = new InMemoryAttemptStore(2);

        small.append(List.of(attempt(1), attempt(2), attempt(3)));

        assertThat(small.list(SHOP, Optional.empty(), Optional.empty(), 10).attempts())
                .containsExactly(attempt(3), attempt(2));
    }

    private static SyncAttempt attempt(long product) {
        return new SyncAttempt(
                new SyncRecordId(product),
                SHOP,
                ProductId.of(product),
                Instant.EPOCH,
                Duration.ZERO,
                AttemptCause.CHANGE,
                AttemptKind.UPDATE,
                Set.of(),
                SyncAttempt.PUSHED,
                Optional.empty(),
                Optional.empty());
    }
}
