package io.github.wooautosync.record;

import java.util.List;
import java.util.Optional;

/**
 * A page of attempts, newest first.
 *
 * @param next where older ones go on; absent on the last page
 */
public record AttemptPage(List<SyncAttempt> attempts, Optional<AttemptId> next) {

    public AttemptPage {
        attempts = List.copyOf(attempts);
    }
}
