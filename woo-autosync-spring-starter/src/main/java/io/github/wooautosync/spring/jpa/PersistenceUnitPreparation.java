package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.jpa.JpaModel;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.DefaultPersistenceUnitManager;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;
import org.springframework.orm.jpa.persistenceunit.PersistenceUnitPostProcessor;

/**
 * Adds the library's entities to the host's persistence unit, whatever the host scans, and keeps Hibernate's schema tool
 * off their tables.
 */
final class PersistenceUnitPreparation implements BeanPostProcessor {

    private static final String HIBERNATE_FILTER = "hibernate.hbm2ddl.schema_filter_provider";

    private final PersistenceUnitChoice choice;

    PersistenceUnitPreparation(PersistenceUnitChoice choice) {
        this.choice = choice;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LocalContainerEntityManagerFactoryBean factory
                && choice.chosen().filter(name::equals).isPresent()) {
            prepare(factory);
        }
        return bean;
    }

    private static void prepare(LocalContainerEntityManagerFactoryBean factory) {
        addEntities(managerOf(factory));
        Map<String, Object> properties = factory.getJpaPropertyMap();
        properties.put(HIBERNATE_FILTER, new ForeignTables(properties.get(HIBERNATE_FILTER)));
    }

    /** There is no public way to add a post-processor and keep those of the host. */
    private static DefaultPersistenceUnitManager managerOf(LocalContainerEntityManagerFactoryBean factory) {
        DirectFieldAccessor fields = new DirectFieldAccessor(factory);
        return fields.getPropertyValue("persistenceUnitManager") instanceof DefaultPersistenceUnitManager own
                ? own
                : (DefaultPersistenceUnitManager)
                        Objects.requireNonNull(fields.getPropertyValue("internalPersistenceUnitManager"));
    }

    private static void addEntities(DefaultPersistenceUnitManager manager) {
        PersistenceUnitPostProcessor[] hosts = manager.getPersistenceUnitPostProcessors();
        PersistenceUnitPostProcessor[] all =
                hosts == null ? new PersistenceUnitPostProcessor[1] : Arrays.copyOf(hosts, hosts.length + 1);
        all[all.length - 1] = PersistenceUnitPreparation::addEntities;
        manager.setPersistenceUnitPostProcessors(all);
    }

    private static void addEntities(MutablePersistenceUnitInfo unit) {
        JpaModel.managedClassNames().stream()
                .filter(entity -> !unit.getManagedClassNames().contains(entity))
                .forEach(unit::addManagedClassName);
    }
}
