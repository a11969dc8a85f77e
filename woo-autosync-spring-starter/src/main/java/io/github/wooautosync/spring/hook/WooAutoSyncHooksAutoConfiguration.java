package io.github.wooautosync.spring.hook;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Hears of changes from annotated methods, application events and annotated entities. */
@AutoConfiguration
@ConditionalOnProperty(prefix = WooAutoSyncProperties.PREFIX, name = "enabled", matchIfMissing = true)
public class WooAutoSyncHooksAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "wooSyncsProductPostProcessor")
    static SyncsProductPostProcessor wooSyncsProductPostProcessor() {
        return new SyncsProductPostProcessor();
    }

    @Bean
    @ConditionalOnMissingBean(name = "wooProductsChangedListener")
    @Lazy(false)
    static ProductsChangedListener wooProductsChangedListener(ObjectProvider<AutoSyncService> autoSync) {
        return new ProductsChangedListener(new ChangeNotes(autoSync));
    }

    /** Loaded only in a host with JPA. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({EntityManagerFactory.class, LocalContainerEntityManagerFactoryBean.class})
    static class Entities {

        @Bean
        @ConditionalOnMissingBean(name = "wooEntityHookInstaller")
        static EntityHookInstaller wooEntityHookInstaller(BeanFactory beans) {
            return new EntityHookInstaller(beans);
        }
    }
}
