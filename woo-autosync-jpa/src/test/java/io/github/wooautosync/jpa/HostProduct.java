package io.github.wooautosync.jpa;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

/** A product of the host, in the same persistence unit. */
@Entity(name = "HostProduct")
@Table(name = "host_product")
@Access(AccessType.FIELD)
class HostProduct {

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "name", length = 100)
    private String name = "";

    @Transient
    private Runnable whenUpdated = () -> {};

    protected HostProduct() {}

    HostProduct(long id, String name) {
        this.id = id;
        this.name = name;
    }

    String name() {
        return name;
    }

    void whenUpdated(Runnable listener) {
        whenUpdated = listener;
    }

    @PreUpdate
    void tellListener() {
        whenUpdated.run();
    }

    void rename(String newName) {
        name = newName;
    }
}
