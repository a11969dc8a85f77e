package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "600, PT10M",
        "0, PT0S",
        "'Sun, 22 Nov 2026 09:01:30 GMT', PT1M30S",
        "'Sun, 22 Nov 2026 08:00:00 GMT', PT0S"
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, CLOCK)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Sun, 99 Nov 2026 09:01:30 GMT"})
    void takesWhatItCannotReadForAbsent(String header) {
        assertThat(RetryAfter.parse(header, CLOCK)).isEmpty();
    }

    @Test
    void carriesWhatTheStoreAsksForDuringMaintenance() { // fact 139
        assertThat(failureAfter(
                        Recording.of("m-failures/03-maintenance-mode", 1).answer()))
                .isInstanceOfSatisfying(
                        WooFailure.Unavailable.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10)));
    }

    @Test
    void carriesWhatAThrottlingServerAsksFor() {
        Answer answer = Recording.of("m-failures/14-rate-limit", 2).answer();
        assertThat(failureAfter(answer))
                .isInstanceOfSatisfying(
                        WooFailure.Throttled.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Optional.empty()));
        assertThat(failureAfter(answer.withHeader("Retry-After", "Sun, 22 Nov 2026 09:00:07 GMT")))
                .isInstanceOfSatisfying(
                        WooFailure.Throttled.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    private static WooFailure failureAfter(Answer answer) {
        try (ScriptedStore store = ScriptedStore.http().answers(answer);
                HttpWooClientFactory factory = Stores.local().clock(CLOCK).build()) {
            return Stores.failureOf(
                    () -> factory.open(Stores.access(store.url())).get(StoreResource.PRODUCTS, 1, AnswerFields.all()));
        }
    }
}
