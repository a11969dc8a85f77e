package io.github.wooautosync.record;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.time.Instant;
import java.util.Optional;

/**
 * One remark of the host that a product changed. Carries no values: the product is loaded when it is pushed.
 *
 * @param owner whose records are meant; absent means the records of every owner
 */
public record Capture(Optional<OwnerId> owner, ProductId productId, ChangeKind kind, Instant capturedAt) {}
