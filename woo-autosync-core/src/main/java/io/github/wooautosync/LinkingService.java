package io.github.wooautosync;

import io.github.wooautosync.plan.LinkCandidate;
import java.util.function.Consumer;

/**
 * Links the products of a shop that existed before the PIM was connected, without pushing anything. A linked product is
 * like an exported one from then on: its next change in the PIM, or an export, pushes all selected fields. Safe for use
 * by several threads.
 */
public interface LinkingService {

    /**
     * Looks which products the shop has. Reads the store, writes nothing anywhere.
     *
     * @throws ConnectionNotFoundException when the owner has no such connection
     * @throws StoreUnusableException when the store cannot be read
     */
    LinkPlan plan(LinkRequest request);

    /**
     * The same for any number of products, in bounded memory: each is handed over as soon as it is known, on the caller's
     * thread and in the order of the request.
     */
    void plan(LinkRequest request, Consumer<LinkCandidate> findings);

    /**
     * Links what the plan calls {@link io.github.wooautosync.plan.LinkFinding#EXACT}, after looking whether that is still
     * true. Pushes nothing and changes nothing in the store. Applying a plan twice is harmless.
     *
     * @throws ConnectionNotFoundException when the owner has no such connection any more
     * @throws StoreUnusableException when the store cannot be read; what was linked until then stays linked
     */
    LinkReport apply(LinkPlan plan);

    /**
     * As {@link #apply}, together with what lies in the trash: it stays there until the next push of the product, which
     * takes it out.
     */
    LinkReport applyWithTrash(LinkPlan plan);
}
