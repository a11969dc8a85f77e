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

/** What queries ask of sync records; {@link RecordReader} reads whole ones, {@link RecordWriter} writes them. */
@Entity(name = "WooProductSync")
@Table(name = "woo_product_sync")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id", nullable = false, updatable = false)
    private @Nullable Long id;

    @Column(name = "connection_id", length = 64, nullable = false, insertable = false, updatable = false)
    private @Nullable String connectionId;

    @Column(name = "product_id", length = 191, nullable = false, insertable = false, updatable = false)
    private @Nullable String productId;

    @Column(name = "owner_id", length = 191, nullable = false, insertable = false, updatable = false)
    private @Nullable String ownerId;

    @Column(name = "sync_status", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String status;

    @Column(name = "due_at", insertable = false, updatable = false)
    private @Nullable Long dueAt;

    @Column(name = "pending_since", insertable = false, updatable = false)
    private @Nullable Long pendingSince;

    @Column(name = "error_code", length = 191, insertable = false, updatable = false)
    private @Nullable String errorCode;

    @Column(name = "warning_code", length = 191, insertable = false, updatable = false)
    private @Nullable String warningCode;

    @Column(name = "auto_sync", nullable = false, insertable = false, updatable = false)
    private boolean autoSync;

    protected StoredRecord() {}
}
