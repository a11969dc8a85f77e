package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ConnectionTest;
import io.github.wooautosync.ExportResult;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever reads a failure reads its cause and its remedy, too. */
class FailureDescriptionsTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/woocommerce-contract/exchanges");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z]+_[a-z_]+)\"");

    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aProductInErrorSaysWhatToDo() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, product -> product.salePrice(new BigDecimal("12.00")));

        ExportResult result = scenario.export(connection, 1).results().get(0);

        assertThat(result.description().orElseThrow().remedy()).contains("Lower the sale price");
        assertThat(scenario.status(connection, 1).errorDescription()).isEqualTo(result.description());
        assertThat(scenario.status(connection, 1).warningDescription()).isEmpty();
    }

    @Test
    void aProductThatLacksSomethingSaysWhatToDo() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, product -> product.images(ProductImage.of(URI.create("https://pim.example/photo.exe"))));

        scenario.export(connection, 1);

        assertThat(scenario.status(connection, 1)
                        .warningDescription()
                        .orElseThrow()
                        .remedy())
                .contains(".webp");
        assertThat(scenario.status(connection, 1).errorDescription()).isEmpty();
    }

    @Test
    void aConnectionInTroubleSaysWhatToDo() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        store.faults().onRequest(request -> !request.method().equals("GET"), Fault.status(403));

        scenario.export(connection, 1);

        assertThat(scenario.library
                        .connections()
                        .get(OwnerId.SINGLE, connection)
                        .health()
                        .description()
                        .orElseThrow()
                        .remedy())
                .contains("firewall");
        store.faults().clear();
        store.stop();
        ConnectionTest test = scenario.library.connections().test(OwnerId.SINGLE, connection);
        assertThat(test.description().orElseThrow().failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
        assertThat(test.explanation().orElseThrow())
                .contains(test.description().orElseThrow().cause())
                .contains(store.url().getAuthority());
    }

    @Test
    void aProductThatAFirewallBlocksAloneSaysWhatToDo() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        store.faults().onRequest(RecordedRequest::isWrite, Fault.status(403));

        scenario.export(connection, 1);

        assertThat(scenario.status(connection, 1)
                        .errorDescription()
                        .orElseThrow()
                        .remedy())
                .contains("firewall");
        assertThat(scenario.library
                        .connections()
                        .get(OwnerId.SINGLE, connection)
                        .health()
                        .description())
                .as("the store took the harmless request after it")
                .isEmpty();
    }

    /** What a real store was seen to answer is known by name; webhooks are not used yet. */
    @Test
    void everyCodeThatARealStoreAnsweredIsInTheCatalogue() throws IOException {
        Set<String> unknown = new TreeSet<>();
        List<Path> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            files.filter(path -> path.toString().endsWith(".json")).forEach(recordings::add);
        }
        for (Path recording : recordings) {
            CODE.matcher(Files.readString(recording))
                    .results()
                    .map(match -> match.group(1))
                    .filter(code -> FailureCatalogue.find(code).isEmpty())
                    .forEach(unknown::add);
        }
        assertThat(recordings).hasSizeGreaterThan(50);
        unknown.removeIf(code -> code.contains("webhook"));
        assertThat(unknown).isEmpty();
    }
}
