package io.github.wooautosync.jpa;

import java.util.List;

/** What a host adds to its persistence unit. */
public final class JpaModel {

    private JpaModel() {}

    /**
     * The names of the managed classes, for {@code <class>} elements of a {@code persistence.xml} or for whatever builds
     * the persistence unit. The classes themselves are nobody's business.
     *
     * <pre>{@code
     * <persistence-unit name="pim" transaction-type="RESOURCE_LOCAL">
     *   <class>io.github.wooautosync.jpa.StoredConnection</class>
     *   <class>io.github.wooautosync.jpa.StoredRecord</class>
     *   <class>io.github.wooautosync.jpa.StoredCapture</class>
     *   <class>com.example.pim.Product</class>
     * </persistence-unit>
     * }</pre>
     */
    public static List<String> managedClassNames() {
        return List.of(StoredConnection.class.getName(), StoredRecord.class.getName(), StoredCapture.class.getName());
    }
}
