package io.github.wooautosync.test.store;

/** Ends a request in the middle of its work; what was stored before stays. */
final class RequestDied extends RuntimeException {

    private final Death.Outcome outcome;

    RequestDied(Death.Outcome outcome) {
        super(outcome.name(), null, false, false);
        this.outcome = outcome;
    }

    Death.Outcome outcome() {
        return outcome;
    }
}
