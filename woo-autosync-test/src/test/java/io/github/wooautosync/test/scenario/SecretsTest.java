package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A full run at DEBUG with every kind of trouble: neither key nor secret shows anywhere. */
class SecretsTest {

    private static final String KEY = "ck_thisisthesecretkey0123";
    private static final String SECRET = "cs_thisisthesecretsecret0123";

    @Test
    void credentialsReachNoLogLineNoExceptionAndNoText() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Level before = root.getLevel();
        root.setLevel(Level.DEBUG);
        root.addAppender(appender);
        List<String> printed = new ArrayList<>();
        try (Scenario scenario = Scenario.with(builder -> builder.listener(event -> printed.add(event.toString())))) {
            run(scenario, printed);
        } finally {
            root.detachAppender(appender);
            root.setLevel(before);
        }
        // The fake store speaks of the faults it was told, which name the key on purpose; it is not the library.
        logged(appender).stream()
                .filter(event -> !event.getLoggerName().startsWith(FakeStore.class.getPackageName()))
                .forEach(event -> {
                    printed.add(event.getFormattedMessage());
                    if (event.getThrowableProxy() != null) {
                        printed.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
                    }
                });

        assertThat(printed).hasSizeGreaterThan(50);
        assertThat(printed.stream().filter(text -> text.contains("secretkey") || text.contains("secretsecret")))
                .isEmpty();
    }

    /** Another thread may be writing its last line. */
    private static List<ILoggingEvent> logged(ListAppender<ILoggingEvent> appender) {
        synchronized (appender) {
            return List.copyOf(appender.list);
        }
    }

    private static void run(Scenario scenario, List<String> printed) {
        FakeStore store = FakeStore.builder()
                .credentials(KEY, SECRET)
                .clock(scenario.clock)
                .start();
        scenario.stores.add(store);
        NewConnection asked = NewConnection.builder()
                .storeUrl(store.url().toString())
                .consumerKey(KEY)
                .consumerSecret(SECRET)
                .build();
        printed.add(asked.toString());
        ConnectionId id = scenario.library.connections().connect(asked);
        Connection connection = scenario.library.connections().get(OwnerId.SINGLE, id);
        printed.add(connection.toString());
        printed.add(scenario.library.connections().test(asked).toString());
        scenario.pim.putMany(1, 5);
        scenario.export(id, ToyPim.ids(1, 5));
        List<Fault> faults = List.of(
                Fault.answerLost(),
                Fault.unauthorised(),
                Fault.status(429),
                Fault.maintenance(),
                Fault.htmlFrontPage(),
                Fault.truncatedJson(),
                Fault.redirect(URI.create("http://elsewhere.example/?consumer_key=" + KEY)),
                Fault.noticeBeforeJson());
        for (Fault fault : faults) {
            store.faults().onRequest(request -> true, fault);
            printed.add(scenario.library.connections().test(OwnerId.SINGLE, id).toString());
            scenario.pim.put(1, (10 + faults.indexOf(fault)) + ".50");
            scenario.edited(1);
            scenario.sync();
            printed.add(scenario.status(id, 1).toString());
            printed.add(scenario.library.status().stats(id).toString());
            store.faults().clear();
            scenario.advance(Duration.ofHours(1));
        }
        store.stop();
        printed.add(scenario.library.connections().test(OwnerId.SINGLE, id).toString());
    }
}
