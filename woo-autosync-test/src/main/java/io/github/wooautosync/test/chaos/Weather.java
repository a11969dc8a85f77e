package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes wrong at one store. What happens to a request follows from the seed, the step and the request itself: which
 * products it carries, and how often it was sent before in this step.
 */
final class Weather {

    /** A request that was answered may still be worked on for less than the engine's doubt lasts. */
    private static final Duration LONGEST_LATENESS = Duration.ofSeconds(100);

    private static final List<Fault> WITHOUT_WORK = List.of(
            Fault.connectionClosed(),
            Fault.status(429),
            Fault.status(429, Duration.ofSeconds(7)),
            Fault.status(403),
            Fault.status(503),
            Fault.badGateway(),
            Fault.gatewayTimeout(),
            Fault.maintenance(),
            Fault.databaseDown(),
            Fault.fatal500(),
            Fault.emptyBodyBeforeWork(),
            Fault.htmlFrontPage(),
            Fault.unauthorised());
    private static final List<Fault> WITH_WORK = List.of(
            Fault.answerLost(),
            Fault.answerLost(),
            Fault.badGatewayAfterWork(),
            Fault.gatewayTimeoutAfterWork(),
            Fault.fatal500AfterWork(),
            Fault.truncatedJson(),
            Fault.noticeBeforeJson(),
            Fault.bomBeforeJson(),
            Fault.emptyBody(),
            Fault.delay(Duration.ofMillis(5)));
    private static final List<Fault> WORK_LATER = List.of(Fault.answerLostWorkLater(), Fault.gatewayTimeoutWorkLater());
    private static final List<Death> DEATHS = List.of(
            Death.fatal500(),
            Death.badGateway().afterStoring(),
            Death.emptyBody(),
            Death.gatewayTimeout(),
            Death.connectionClosed().afterStoring());

    private static final Pattern PRODUCT = Pattern.compile("^products/(\\d+)");

    /** Which season a store goes through for some steps. */
    private enum Season {
        CALM(0.02),
        UNSETTLED(0.15),
        STORM(0.45),
        SMALL_REQUESTS(0.05),
        KEY_REVOKED(1),
        MAINTENANCE(1),
        THROTTLED(1),
        FIREWALL(1),
        OUTAGE(0);

        private final double trouble;

        Season(double trouble) {
            this.trouble = trouble;
        }
    }

    private final FakeStore store;
    private final Chance chance;
    private final Clock clock;
    private final Journal journal;
    private final Uploads uploads = new Uploads();
    private final Creates creates = new Creates();
    private final Map<Long, Integer> seen = new HashMap<>();
    private long requests;
    private long lastSequence;
    private Season season = Season.CALM;
    private int step;
    private boolean isRaging;
    private Optional<Instant> lateSince = Optional.empty();

    Weather(FakeStore store, Chance chance, Clock clock, Journal journal) {
        this.store = store;
        this.chance = chance;
        this.clock = clock;
        this.journal = journal;
        for (int i = 0; i < DEATHS.size(); i++) {
            int kind = i;
            store.faults().poison(item -> kills(item, kind), DEATHS.get(i));
        }
        store.faults().choose(this::hit);
    }

    Uploads uploads() {
        return uploads;
    }

    synchronized long requests() {
        return requests;
    }

    Creates creates() {
        return creates;
    }

    /** A node died: what it learned last may be lost with it. */
    void nodeDied() {
        uploads.forgotten();
        creates.forgotten();
    }

    /** The weather of a step. */
    void turn(int newStep) {
        if (change(newStep) == Season.OUTAGE) {
            store.stop();
        } else {
            store.restart();
        }
    }

    private synchronized Season change(int newStep) {
        step = newStep;
        isRaging = true;
        seen.clear();
        int draw = chance.of("season", step / 2).below(100);
        // The first exports meet no dead store, so that there is something to break.
        season = step < 2 ? (draw < 50 ? Season.CALM : Season.UNSETTLED) : season(draw);
        creates.beginStep(lastSequence + 1);
        journal.note(store.name() + ": " + season);
        return season;
    }

    private static Season season(int draw) {
        Season[] rare = {Season.KEY_REVOKED, Season.MAINTENANCE, Season.THROTTLED, Season.FIREWALL, Season.OUTAGE};
        if (draw < 40) {
            return Season.UNSETTLED;
        }
        if (draw < 55) {
            return Season.CALM;
        }
        if (draw < 65) {
            return Season.SMALL_REQUESTS;
        }
        return draw < 75 ? Season.STORM : rare[draw % rare.length];
    }

    /** From now on all goes well. */
    void calm() {
        synchronized (this) {
            isRaging = false;
            season = Season.CALM;
        }
        store.restart();
        finishLateWork();
    }

    /** What is late is done before it would be too late, or by chance earlier. */
    void beforeTimePasses(Duration by) {
        if (isLateWorkDue(by)) {
            finishLateWork();
        }
    }

    private synchronized boolean isLateWorkDue(Duration by) {
        boolean tooLate = lateSince
                .filter(since -> clock.instant().plus(by).isAfter(since.plus(LONGEST_LATENESS)))
                .isPresent();
        return tooLate || chance.of("late", step).happens(0.5);
    }

    /** Holds no lock meanwhile, because the store asks this weather about what it works on. */
    private void finishLateWork() {
        store.faults().finishLateWork();
        synchronized (this) {
            lateSince = Optional.empty();
        }
    }

    private synchronized Optional<Fault> hit(RecordedRequest request) {
        Optional<Fault> fault = isRaging ? draw(request) : Optional.empty();
        uploads.note(request, fault.isPresent());
        creates.note(request, fault.isPresent());
        requests++;
        lastSequence = request.sequence();
        journal.note(store.name() + ": " + request.method() + " " + request.path() + " " + request.batchSize() + " #"
                + Long.toHexString(identity(request))
                + fault.map(hit -> " meets " + hit).orElse(""));
        return fault;
    }

    private Optional<Fault> draw(RecordedRequest request) {
        long identity = identity(request);
        int repeat = seen.merge(identity, 1, Integer::sum);
        Chance of = chance.of(step, identity, repeat);
        if (season == Season.SMALL_REQUESTS && request.batchSize() > 20) {
            return Optional.of(Fault.status(413));
        }
        if (!of.happens(season.trouble)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (season) {
                    case KEY_REVOKED -> Fault.unauthorised();
                    case MAINTENANCE -> Fault.maintenance();
                    case THROTTLED ->
                        of.of("asks").happens(0.5) ? Fault.status(429, Duration.ofSeconds(30)) : Fault.status(429);
                    case FIREWALL -> Fault.status(403);
                    default -> any(request, of.of("kind"));
                });
    }

    private Fault any(RecordedRequest request, Chance of) {
        int draw = of.below(100);
        if (draw < 8 && request.isWrite() && lateSince.isEmpty()) {
            lateSince = Optional.of(clock.instant());
            return WORK_LATER.get(of.of("late").below(WORK_LATER.size()));
        }
        if (draw < 20 && request.batchSize() > 1) {
            return Fault.answerLostAfterItem(of.of("item").below(request.batchSize()));
        }
        return draw < 60
                ? WITH_WORK.get(of.of("with").below(WITH_WORK.size()))
                : WITHOUT_WORK.get(of.of("without").below(WITHOUT_WORK.size()));
    }

    private synchronized boolean kills(ObjectNode item, int kind) {
        if (!isRaging || season == Season.CALM) {
            return false;
        }
        Chance of = chance.of("poison", step / 2, identity(item));
        boolean dies = of.happens(0.001) && of.of("kind").below(DEATHS.size()) == kind;
        if (dies) {
            creates.forgotten();
            journal.note(store.name() + ": " + identity(item) + " kills PHP");
        }
        return dies;
    }

    private long identity(RecordedRequest request) {
        long sum = 0;
        for (JsonNode item : request.body().path("create")) {
            sum += Chance.hash(identity(item));
        }
        for (JsonNode item : request.body().path("update")) {
            sum += Chance.hash(identity(item));
        }
        String kind = request.path().replaceAll("\\d+", "#");
        Matcher product = PRODUCT.matcher(request.path());
        String whose = product.find() ? sku(Long.parseLong(product.group(1))) : "";
        return Chance.hash(request.method() + " " + kind + " " + whose + " "
                        + request.query().getOrDefault("sku", ""))
                + sum;
    }

    private String sku(long id) {
        return store.findSku(id).filter(sku -> !sku.isEmpty()).orElse("#" + id);
    }

    /** A product by its SKU, because its id depends on the order in which products were created. */
    private String identity(JsonNode item) {
        String sku = item.path("sku").asText("");
        long id = item.path("id").asLong(0);
        if (id > 0) {
            return sku(id);
        }
        return sku.isEmpty() ? item.path("name").asText("") : sku;
    }
}
