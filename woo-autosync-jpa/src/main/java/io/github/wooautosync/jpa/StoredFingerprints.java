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

/** The one large column of {@link StoredRecord}'s table, apart, because most work on records does not need it. */
@Entity(name = "WooFingerprints")
@Table(name = "woo_product_sync")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredFingerprints {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id", nullable = false, updatable = false)
    private @Nullable Long id;

    @Column(name = "fingerprints", length = 1_000_000, insertable = false, updatable = false)
    private @Nullable String fingerprints;

    protected StoredFingerprints() {}
}
