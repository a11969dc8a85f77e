package io.github.wooautosync.benchmark.peer;

import io.github.wooautosync.benchmark.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Modulith's event publication: an event for each push, written with the host's transaction by its JDBC
 * repository. That repository is called directly, where a host would publish an event: less work than in reality, because
 * Spring's event multicaster is left out. Workers read what is incomplete, call the handler and mark it as completed.
 */
final class ModulithPeer implements Peer {

    private static final PublicationTargetIdentifier LISTENER =
            PublicationTargetIdentifier.of("com.example.pim.StorePusher.on(com.example.pim.ProductChanged)");

    private final Database database;
    private final SpringHost host;
    private final AnnotationConfigApplicationContext context;
    private final EventPublicationRepository publications;

    ModulithPeer(Database database) {
        this.database = database;
        this.host = new SpringHost(database);
        this.context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "benchmark", Map.of("spring.modulith.events.jdbc.schema-initialization.enabled", true)));
        context.registerBean(DataSource.class, host::dataSource);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(host.dataSource()));
        context.registerBean(PlatformTransactionManager.class, host::transactionManager);
        context.register(Application.class);
        context.refresh();
        this.publications = context.getBean(EventPublicationRepository.class);
    }

    @Override
    public String name() {
        return "Spring Modulith events";
    }

    @Override
    public boolean joinsHostTransaction() {
        return true;
    }

    @Override
    public String hostName() {
        return SpringHost.NAME;
    }

    @Override
    public void transaction(HostWork work, List<Push> pushes) {
        host.transaction(
                work, () -> pushes.forEach(push -> publications.create(TargetEventPublication.of(push, LISTENER))));
    }

    @Override
    public void empty() {
        database.execute("truncate table event_publication");
    }

    @Override
    public void drain(int threads, int count, Consumer<Push> handler) {
        Queue<TargetEventPublication> incomplete =
                new ConcurrentLinkedQueue<>(publications.findIncompletePublications());
        Threads.run(threads, unused -> {
            for (TargetEventPublication next = incomplete.poll(); next != null; next = incomplete.poll()) {
                handler.accept((Push) next.getEvent());
                publications.markCompleted(next.getIdentifier(), Instant.now());
            }
        });
    }

    @Override
    public void close() {
        context.close();
    }

    /** The part of Spring Boot that publishes events, and no other, whatever else is there. */
    @Configuration(proxyBeanMethods = false)
    @Import(Application.EventPublication.class)
    static class Application {

        /** They are not public, so they are named. */
        static final class EventPublication implements ImportSelector {

            @Override
            public String[] selectImports(AnnotationMetadata importing) {
                return new String[] {
                    "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
                    "org.springframework.modulith.events.jackson.JacksonEventSerializationConfiguration",
                    "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
                };
            }
        }
    }
}
