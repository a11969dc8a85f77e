package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of an attribute is created, and its answer is lost. */
class LostTermTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aValueWhoseCreationGotNoAnswerReachesItsProductInTheEnd(boolean created) {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, product -> product.attribute(AttributeValue.of("COLOUR", "Colour", "Red")));
            scenario.export(connection, 1);
            store.faults()
                    .onRequest(
                            request -> request.isWrite() && request.path().contains("terms"),
                            created ? Fault.answerLost() : Fault.badGateway());
            scenario.pim.put(1, product -> product.attribute(AttributeValue.of("COLOUR", "Colour", "Red", "Blue")));
            scenario.edited(1);
            scenario.sync();
            scenario.advance(Duration.ofSeconds(10));
            store.faults().clear();

            for (int i = 0; i < 20; i++) {
                scenario.advance(Duration.ofMinutes(5));
            }

            assertThat(store.products().get(0).path("attributes").path(0).path("options"))
                    .extracting(option -> option.asText())
                    .containsExactlyInAnyOrder("Red", "Blue");
            assertThat(store.terms("products/attributes/1/terms")).hasSize(2);
            assertThat(scenario.status(connection, 1).warningCode()).isEmpty();
        }
    }
}
