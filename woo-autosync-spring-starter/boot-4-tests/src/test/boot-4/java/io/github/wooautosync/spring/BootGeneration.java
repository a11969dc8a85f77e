package io.github.wooautosync.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
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

    /** A host that says itself where its entities are. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Article.class)
    @Import(Articles.class)
    public static class WithEntityScan {}
}
