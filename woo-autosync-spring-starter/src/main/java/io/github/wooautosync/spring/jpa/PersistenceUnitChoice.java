package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.spring.BeanChoice;
import io.github.wooautosync.spring.InvalidSetupException;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Which entity manager factory holds the library's tables: the only one, the primary one, or the one that is named. */
final class PersistenceUnitChoice {

    static final String PROPERTY = WooAutoSyncProperties.PREFIX + ".jpa.entity-manager-factory";

    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;
    private final BeanChoice factories;

    PersistenceUnitChoice(ConfigurableListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
        this.factories = new BeanChoice(beans, EntityManagerFactory.class);
    }

    /** The bean's name; absent when there are several and none is chosen. */
    Optional<String> chosen() {
        String configured = environment.getProperty(PROPERTY);
        return configured == null
                ? factories.unambiguous()
                : factories.names().stream().filter(configured::equals).findFirst();
    }

    EntityManagerFactory entityManagerFactory() {
        return beans.getBean(chosen().orElseThrow(this::noChoice), EntityManagerFactory.class);
    }

    private InvalidSetupException noChoice() {
        String names = String.join(", ", factories.names());
        String configured = environment.getProperty(PROPERTY);
        return configured == null
                ? new InvalidSetupException(
                        "There are several entity manager factories (" + names
                                + "), and woo-autosync does not know in whose database its tables are.",
                        "Set " + PROPERTY + " to one of these names, or make one of the beans primary.")
                : new InvalidSetupException(
                        PROPERTY + " names '" + configured + "', but the entity manager factories are: " + names + ".",
                        "Set " + PROPERTY + " to one of these names.");
    }
}
