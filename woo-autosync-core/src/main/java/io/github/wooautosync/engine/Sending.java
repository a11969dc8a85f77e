package io.github.wooautosync.engine;

import java.util.List;
import java.util.Set;

/**
 * Something that is marked in flight and handed to a sender's thread. The drain's own thread looks at the result once it
 * is back.
 */
sealed interface Sending extends Runnable permits BatchInFlight, FollowUpInFlight {

    List<PreparedPush> pushes();

    /** What must not be on its way twice. */
    Set<Claim> claims();
}
