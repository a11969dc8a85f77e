package io.github.wooautosync.jpa;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A remark of the host that a product changed. Written by statements only. */
@Entity(name = "WooCapture")
@Table(name = "woo_capture")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredCapture {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id", nullable = false, updatable = false)
    private @Nullable Long id;

    /** Null means every owner. */
    @Column(name = "owner_id", length = 191, insertable = false, updatable = false)
    private @Nullable String ownerId;

    @Column(name = "product_id", length = 191, nullable = false, insertable = false, updatable = false)
    private @Nullable String productId;

    @Column(name = "kind", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String kind;

    @Column(name = "captured_at", nullable = false, insertable = false, updatable = false)
    private long capturedAt;

    protected StoredCapture() {}
}
