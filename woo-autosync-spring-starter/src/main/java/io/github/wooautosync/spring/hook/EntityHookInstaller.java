package io.github.wooautosync.spring.hook;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.spring.InvalidSetupException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/** Watches the annotated entities of every persistence unit from its first moment on. */
final class EntityHookInstaller implements BeanPostProcessor {

    private final BeanFactory beans;
    /** Spring 7 shows one factory more than once. */
    private final Set<EntityManagerFactory> watched = Collections.newSetFromMap(new IdentityHashMap<>());

    EntityHookInstaller(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EntityManagerFactory factory) {
            List<Class<?>> annotated = annotatedEntities(factory);
            if (!annotated.isEmpty() && watched.add(provided(factory))) {
                install(factory, annotated);
            }
        }
        return bean;
    }

    private void install(EntityManagerFactory factory, List<Class<?>> annotated) {
        if (!provided(factory).getClass().getName().startsWith("org.hibernate.")) {
            throw new InvalidSetupException(
                    "Entities are annotated with @WooSynced (" + annotated + "), which needs Hibernate.",
                    "Use Hibernate, or note changes by @SyncsProduct, ProductsChanged events or AutoSyncService instead.");
        }
        ChangeNotes notes = new ChangeNotes(beans.getBeanProvider(AutoSyncService.class));
        HibernateEntityHook.install(factory, SyncedEntities.of(annotated, beans, notes));
    }

    private static EntityManagerFactory provided(EntityManagerFactory factory) {
        return factory instanceof EntityManagerFactoryInfo info ? info.getNativeEntityManagerFactory() : factory;
    }

    private static List<Class<?>> annotatedEntities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .<Class<?>>map(EntityType::getJavaType)
                .filter(type -> SyncedEntities.annotation(type).isPresent())
                .collect(Collectors.toList());
    }
}
