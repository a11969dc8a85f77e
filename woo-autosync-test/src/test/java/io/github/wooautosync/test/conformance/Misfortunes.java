package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.Faults;
import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;

/** What went wrong in the recorded shop on purpose, as the faults of the fake store. */
final class Misfortunes {

    /** Marks in the name of a product that made a plugin of the recorded shop misbehave. */
    private static final Map<String, Death> DEADLY_NAMES = Map.of(
            "[[EXIT]]", Death.emptyBody(),
            "[[EXIT-AFTER]]", Death.emptyBody().afterStoring(),
            "[[THROW]]", Death.fatal500(),
            "[[THROW-AFTER]]", Death.fatal500().afterStoring(),
            "[[EXCEPTION]]", Death.fatal500(),
            "[[MEMORY]]", Death.fatal500(),
            "[[KILL]]", Death.badGateway(),
            "[[KILLED-BY-TIMEOUT]]", Death.badGateway());

    private Misfortunes() {}

    static void addDeadlyNames(Faults faults) {
        DEADLY_NAMES.forEach((mark, death) -> faults.poison(hasName(mark), death));
    }

    private static Predicate<ObjectNode> hasName(String mark) {
        return item -> item.path("name").asText().contains(mark);
    }

    /** The fault that {@code seeds.json} names for a step. */
    static Fault named(String name) {
        if (name.startsWith("status ")) {
            return Fault.status(Integer.parseInt(name.substring("status ".length())));
        }
        return switch (name) {
            case "maintenance" -> Fault.maintenance();
            case "database down" -> Fault.databaseDown();
            case "bad gateway" -> Fault.badGateway();
            case "gateway timeout after work" -> Fault.gatewayTimeoutAfterWork();
            case "notice before JSON" -> Fault.noticeBeforeJson();
            case "byte order mark before JSON" -> Fault.bomBeforeJson();
            case "key ignored" -> Fault.unauthorised();
            case "redirect" -> Fault.redirect(URI.create("https://store.example/wp-json/wc/v3/products"));
            default -> throw new IllegalArgumentException("seeds.json names no fault: " + name);
        };
    }
}
