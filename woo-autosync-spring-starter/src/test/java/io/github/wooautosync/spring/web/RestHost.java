package io.github.wooautosync.spring.web;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.HttpWooClientFactoryCustomizer;
import io.github.wooautosync.test.store.FakeStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** A host with the REST API on a real server, a toy PIM and stores that speak TLS. */
final class RestHost implements AutoCloseable {

    /** What no host of these tests needs, under the names of both generations. */
    private static final String WITHOUT = String.join(
            ",",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration");

    private static final String WITHOUT_SECURITY = String.join(
            ",",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration");

    final Pim pim;
    final int port;
    private final ConfigurableApplicationContext context;
    private final Map<String, FakeStore> stores = new LinkedHashMap<>();

    private RestHost(ConfigurableApplicationContext context) {
        this.context = context;
        this.pim = context.getBean(Pim.class);
        this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A host without Spring Security: the header {@code X-User} says who calls. */
    static RestHost start(String... properties) {
        return start(new Class<?>[] {Application.class, Users.class}, WITHOUT + "," + WITHOUT_SECURITY, properties);
    }

    static RestHost start(Class<?> more, String... properties) {
        return start(
                new Class<?>[] {Application.class, Users.class, more}, WITHOUT + "," + WITHOUT_SECURITY, properties);
    }

    static RestHost secured(Class<?> security, String... properties) {
        return start(new Class<?>[] {Application.class, security}, WITHOUT, properties);
    }

    private static RestHost start(Class<?>[] sources, String without, String... properties) {
        return new RestHost(new SpringApplicationBuilder(sources)
                .properties(
                        "server.port=0",
                        "woo.autosync.web.enabled=true",
                        "woo.autosync.allow-private-addresses=true",
                        "woo.autosync.coalescing-window=50ms",
                        "woo.autosync.poll-interval=20ms",
                        "spring.main.banner-mode=off",
                        "spring.autoconfigure.exclude=" + without)
                .properties(properties)
                .run());
    }

    RestCaller caller(String user) {
        return new RestCaller(port, Map.of("X-User", user));
    }

    FakeStore store(String name) {
        return stores.computeIfAbsent(
                name, title -> FakeStore.builder().name(title).tls(true).start());
    }

    /** A host whose connections and records survive in a database. */
    static RestHost persistent(String databaseUrl, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + databaseUrl,
                "spring.flyway.enabled=false",
                "woo.autosync.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        all.addAll(List.of(properties));
        return start(new Class<?>[] {Application.class, Users.class}, WITHOUT_SECURITY, all.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What the PIM says after an edit. */
    void changed(String owner, long id) {
        bean(AutoSyncService.class).autoSyncProductUpdate(ProductId.of(id), OwnerId.of(owner));
    }

    /** The PIM deletes products, and says so. */
    void delete(long from, long to) {
        for (long id = from; id <= to; id++) {
            pim.remove(id);
            bean(AutoSyncService.class).cleanupProductSyncData(ProductId.of(id));
        }
    }

    /** Connects a store and returns the id of the connection. */
    String connect(RestCaller caller, FakeStore store) {
        return caller.post("/connections", connection(store))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    static String connection(FakeStore store) {
        return """
                {"storeName": "%s", "storeUrl": "%s", "consumerKey": "%s", "consumerSecret": "%s"}
                """.formatted(store.name(), store.url(), store.consumerKey(), store.consumerSecret());
    }

    @Override
    public void close() {
        context.close();
        stores.values().forEach(FakeStore::close);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Pim pim() {
            return new Pim();
        }

        @Bean
        ProductSource productSource(Pim pim) {
            return (ids, context) -> pim.load(ids);
        }

        @Bean
        HttpWooClientFactoryCustomizer trustInTheStores() {
            return builder -> builder.sslContext(FakeStore.trustingSslContext());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Users {

        @Bean
        OncePerRequestFilter users() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    Optional<String> user = Optional.ofNullable(request.getHeader("X-User"));
                    chain.doFilter(
                            new HttpServletRequestWrapper(request) {
                                @Override
                                public @Nullable Principal getUserPrincipal() {
                                    return user.<Principal>map(name -> () -> name)
                                            .orElse(null);
                                }
                            },
                            response);
                }
            };
        }
    }

    /** A PIM in memory. */
    static final class Pim {

        private final Map<ProductId, Product> products = new ConcurrentHashMap<>();

        void put(long id, String price) {
            put(ProductId.of(id), price);
        }

        void put(ProductId id, String price) {
            put(Product.builder(id)
                    .name("Product " + id)
                    .sku("SKU-" + id)
                    .price(price)
                    .build());
        }

        void put(Product product) {
            products.put(product.id(), product);
        }

        void remove(long id) {
            products.remove(ProductId.of(id));
        }

        void putMany(long from, long to) {
            for (long id = from; id <= to; id++) {
                put(id, "10.00");
            }
        }

        Map<ProductId, Product> load(Iterable<ProductId> ids) {
            Map<ProductId, Product> found = new LinkedHashMap<>();
            for (ProductId id : ids) {
                Optional.ofNullable(products.get(id)).ifPresent(product -> found.put(id, product));
            }
            return found;
        }
    }
}
