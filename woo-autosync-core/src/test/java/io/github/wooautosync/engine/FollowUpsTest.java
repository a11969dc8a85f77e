package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.WooClient;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowUpsTest {

    private static final WooProductId TARGET = WooProductId.of(7);

    private final Verdicts verdicts = new Verdicts(EngineSettings.builder().build(), Clock.systemUTC(), new Random(1));
    private final List<String> ran = new ArrayList<>();
    private final FollowUps followUps =
            new FollowUps(List.of(new Part("variations", List.of()), new Part("images", List.of())), verdicts);

    @Test
    void severalRunOneAfterTheOtherAndThePushIsDoneWithTheLast() {
        FollowUps.Step first = followUps.runFirst(round(), push(Map.of()));

        assertThat(ran).containsExactly("variations");
        assertThat(remainder(first)).contains(new SyncOutcome.Remainder.Follows());

        FollowUps.Step last = followUps.runFirst(round(), first.next().orElseThrow());

        assertThat(ran).containsExactly("variations", "images");
        assertThat(remainder(last)).isEmpty();
        assertThat(last.next()).isEmpty();
        assertThat(((SyncOutcome.Pushed) last.outcome()).fingerprints()).containsKeys("variations", "images");
    }

    @Test
    void whatIsDoneAlreadyIsNotRunAgain() {
        followUps.runFirst(round(), push(Map.of("variations", "v1")));

        assertThat(ran).containsExactly("images");
    }

    @Test
    void aWarningOfTheFirstIsNotForgottenByTheLast() {
        FollowUps warning = new FollowUps(
                List.of(
                        new Part("variations", List.of(FieldWarning.lasting("variation_refused", "one is refused"))),
                        new Part("images", List.of(FieldWarning.lasting("image_failed", "one is broken")))),
                verdicts);

        FollowUps.Step first = warning.runFirst(round(), push(Map.of()));
        FollowUps.Step last = warning.runFirst(round(), first.next().orElseThrow());

        assertThat(remainder(last)).hasValueSatisfying(remainder -> {
            assertThat(((SyncOutcome.Remainder.Warned) remainder).warning().code())
                    .isEqualTo("variation_refused");
            assertThat(((SyncOutcome.Remainder.Warned) remainder).warning().message())
                    .contains("one is refused", "one is broken");
        });
    }

    @Test
    void oneThatDoesNotComeToItsEndKeepsTheNextFromRunning() {
        FollowUp stopped = new Part("variations", List.of()) {
            @Override
            public Result run(StoreRound round, PreparedPush push) {
                SyncOutcome postponed = new SyncOutcome.Postponed(
                        push.record().id(), push.record().revision());
                return new Result(postponed, List.of(), Optional.empty());
            }
        };

        FollowUps.Step step = new FollowUps(List.of(stopped, new Part("images", List.of())), verdicts)
                .runFirst(round(), push(Map.of()));

        assertThat(step.outcome()).isInstanceOf(SyncOutcome.Postponed.class);
        assertThat(step.next()).isEmpty();
    }

    @Test
    void nothingRunsWhereNothingIsNeeded() {
        PreparedPush done = push(Map.of("variations", "v1", "images", "v1"));

        assertThat(followUps.areNeeded(done)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> followUps.runFirst(round(), done));
    }

    private static Optional<SyncOutcome.Remainder> remainder(FollowUps.Step step) {
        return ((SyncOutcome.Pushed) step.outcome()).remainder();
    }

    private static PreparedPush push(Map<String, String> known) {
        SyncRecord record = SyncRecord.builder(
                        new SyncRecordId(1), ConnectionId.of("shop"), ProductId.of(1), OwnerId.SINGLE, Instant.EPOCH)
                .wooProductId(Optional.of(TARGET))
                .fingerprints(known)
                .build();
        PlannedPush planned = new PlannedPush(
                record,
                record.wooProductId(),
                new DesiredProduct(Map.of(), Set.of()),
                Map.of(),
                Set.of("variations", "images"));
        return new PreparedPush(planned, StoreFields.none(), known, List.of(), Optional.empty(), Optional.empty());
    }

    private static StoreRound round() {
        Connection connection = new Connection(
                ConnectionId.of("shop"),
                OwnerId.SINGLE,
                "Shop",
                StoreUrl.parse("https://shop.example"),
                Credentials.of("ck_some_key_of_it", "cs_some_secret"),
                true,
                true,
                true,
                Market.unspecified(),
                StorePolicy.standard(),
                ConnectionHealth.ok(Instant.EPOCH),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
        StoreSession session = StoreSession.open(
                connection,
                access -> (WooClient) Proxy.newProxyInstance(
                        FollowUpsTest.class.getClassLoader(),
                        new Class<?>[] {WooClient.class},
                        (proxy, method, arguments) -> {
                            throw new AssertionError("no request is expected");
                        }),
                EngineSettings.builder().build(),
                Optional.empty());
        return new StoreRound(connection, session, () -> true, 1);
    }

    /** Is needed until its fingerprint is known. */
    private class Part implements FollowUp {

        private final String field;
        private final List<FieldWarning> warnings;

        Part(String field, List<FieldWarning> warnings) {
            this.field = field;
            this.warnings = warnings;
        }

        @Override
        public Set<Claim> claims(PreparedPush push) {
            return Set.of();
        }

        @Override
        public boolean isNeeded(PreparedPush push) {
            return !push.fingerprints().containsKey(field);
        }

        @Override
        public Result run(StoreRound round, PreparedPush push) {
            ran.add(field);
            Map<String, String> known = new HashMap<>(push.fingerprints());
            known.put(field, "v1");
            SyncOutcome outcome = new SyncOutcome.Pushed(
                    push.record().id(),
                    push.record().revision(),
                    TARGET,
                    Set.of(field),
                    known,
                    Optional.empty(),
                    Instant.EPOCH);
            return new Result(outcome, warnings, Optional.empty());
        }
    }
}
