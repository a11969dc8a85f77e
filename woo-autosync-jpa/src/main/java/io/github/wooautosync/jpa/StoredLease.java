package io.github.wooautosync.jpa;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A lease as it was last taken. Written by statements in database time only. */
@Entity(name = "WooLease")
@Table(name = "woo_lease")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredLease {

    @Id
    @Column(name = "lease_key", length = 80, nullable = false, updatable = false)
    private @Nullable String key;

    @Column(name = "holder", length = 191, insertable = false, updatable = false)
    private @Nullable String holder;

    /** Null while it is free. */
    @Column(name = "lease_until", insertable = false, updatable = false)
    private @Nullable Long until;

    @Column(name = "epoch", nullable = false, insertable = false, updatable = false)
    private long epoch;

    protected StoredLease() {}
}
