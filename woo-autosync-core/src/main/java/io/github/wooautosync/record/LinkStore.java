package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import java.util.Collection;
import java.util.Map;

/**
 * Remembers which id a store gave to an image, a category or another thing of the PIM, so that it is neither uploaded
 * nor created again. A cache that survives restarts: what is lost is found or made anew, at the price of requests and
 * of copies in the media library; what is wrong is noticed when the store refuses it.
 *
 * <p>Every method is one short transaction of its own (READ COMMITTED on a database), never the host's. Nobody reads
 * and writes under a lock: only the holder of a connection's lease writes its links, and of two writers the later one
 * wins. Safe for use by several threads and nodes.
 */
public interface LinkStore {

    /**
     * The ids of these things at one connection. What has no link is absent from the answer.
     *
     * @param keys any number, of any kinds; none gives an empty answer
     */
    Map<LinkKey, Long> find(ConnectionId connectionId, Collection<LinkKey> keys);

    /**
     * Stores links, all or none of them; a link that exists gets the new id. Several keys may lead to one id.
     *
     * @param links key to positive id; empty does nothing
     */
    void put(ConnectionId connectionId, Map<LinkKey, Long> links);

    /** Forgets links. Unknown keys are ignored. */
    void remove(ConnectionId connectionId, Collection<LinkKey> keys);

    /** Forgets every link of a connection, for when the connection is deleted. Returns how many there were. */
    int deleteAll(ConnectionId connectionId);
}
