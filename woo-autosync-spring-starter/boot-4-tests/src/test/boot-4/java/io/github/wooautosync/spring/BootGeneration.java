package io.github.wooautosync.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Import;
import io.github.wooautosync.spring.host.Article;
import io.github.wooautosync.spring.host.Articles;

/** What has another home in each generation of Spring Boot. */
public final class BootGeneration {

    public static final String NUMBER = "4.";

    /** A property: the host has neither a data source nor JPA. */
    public static final String NO_DATABASE = "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

    private BootGeneration() {}

    /** What the health contributor of the library says: its status and its details. */
    public static Map.Entry<String, Map<String, Object>> health(ApplicationContext context) {
        Health health = Objects.requireNonNull(
                context.getBean("wooAutoSyncHealthIndicator", HealthIndicator.class).health());
        return Map.entry(health.getStatus().getCode(), health.getDetails());
    }

    /** A host that says itself where its entities are. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Article.class)
    @Import(Articles.class)
    public static class WithEntityScan {}
}
