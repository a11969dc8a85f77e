package io.github.wooautosync.jpa;

import java.util.List;

/** What a host adds to its persistence unit. */
public final class JpaModel {

    private JpaModel() {}

    /**
     * The names of the managed classes, for {@code <class>} elements of a {@code persistence.xml} or for whatever builds
     * the persistence unit. The classes themselves are nobody's business.
     */
    public static List<String> managedClassNames() {
        return List.of(
                StoredConnection.class.getName(),
                StoredRecord.class.getName(),
                StoredFingerprints.class.getName(),
                StoredCapture.class.getName(),
                StoredLease.class.getName());
    }
}
