package io.github.wooautosync.spring.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A host that runs: its context, and what tests ask of it. */
public final class TestHost implements AutoCloseable {

    public static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final List<String> DEFAULTS = List.of(
            "spring.flyway.enabled=false",
            "spring.jpa.hibernate.ddl-auto=create-drop",
            "woo.autosync.encryption-key=" + KEY,
            "woo.autosync.allow-plain-http=true",
            "woo.autosync.allow-private-addresses=true",
            "spring.main.banner-mode=off",
            "server.port=0");

    private final ConfigurableApplicationContext context;

    private TestHost(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The usual host, without background threads, so that captures stay where they are. */
    public static TestHost quiet(String... properties) {
        List<String> all = new ArrayList<>(Arrays.asList(properties));
        all.add("woo.autosync.background-threads=false");
        return start(HostApplication.class, all.toArray(String[]::new));
    }

    /** A host with a fresh database in memory and an encryption key; later properties win. */
    public static TestHost start(Class<?> application, String... properties) {
        return start(WebApplicationType.NONE, application, properties);
    }

    public static TestHost start(WebApplicationType type, Class<?> application, String... properties) {
        Map<String, String> all = new LinkedHashMap<>();
        Stream.concat(DEFAULTS.stream(), Arrays.stream(properties)).forEach(property -> {
            String[] parts = property.split("=", 2);
            all.put(parts[0], parts[1]);
        });
        all.putIfAbsent("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new TestHost(new SpringApplicationBuilder(application)
                .web(type)
                .run(all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Articles articles() {
        return bean(Articles.class);
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(bean(javax.sql.DataSource.class));
    }

    /** What was captured, as "owner product kind", in the order of writing. */
    public List<String> captured() {
        return jdbc()
                .queryForList(
                        "select concat(coalesce(owner_id, '*'), ' ', product_id, ' ', kind) from woo_capture order by id",
                        String.class)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    public void forgetCaptured() {
        jdbc().update("delete from woo_capture");
    }

    @Override
    public void close() {
        context.close();
    }
}
