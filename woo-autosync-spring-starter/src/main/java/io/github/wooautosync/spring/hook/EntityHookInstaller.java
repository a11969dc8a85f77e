package io.github.wooautosync.spring.hook;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.spring.InvalidSetupException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/** Watches the annotated entities of every persistence unit from its first moment on. */
final class EntityHookInstaller implements BeanPostProcessor {

    private final BeanFactory beans;

    EntityHookInstaller(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EntityManagerFactory factory) {
            List<Class<?>> annotated = annotatedEntities(factory);
            if (!annotated.isEmpty()) {
                install(factory, annotated);
            }
        }
        return bean;
    }

    private void install(EntityManagerFactory factory, List<Class<?>> annotated) {
        Object provider =
                factory instanceof EntityManagerFactoryInfo info ? info.getNativeEntityManagerFactory() : factory;
        if (!provider.getClass().getName().startsWith("org.hibernate.")) {
            throw new InvalidSetupException(
                    "Entities are annotated with @WooSynced (" + annotated + "), which needs Hibernate.",
                    "Use Hibernate, or note changes by @SyncsProduct, ProductsChanged events or AutoSyncService instead.");
        }
        ChangeNotes notes = new ChangeNotes(beans.getBeanProvider(AutoSyncService.class));
        HibernateEntityHook.install(factory, SyncedEntities.of(annotated, beans, notes));
    }

    private static List<Class<?>> annotatedEntities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .<Class<?>>map(EntityType::getJavaType)
                .filter(type -> SyncedEntities.annotation(type).isPresent())
                .collect(Collectors.toList());
    }
}
