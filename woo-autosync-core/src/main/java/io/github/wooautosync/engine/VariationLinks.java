package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.record.VariantLinkStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links of the variants of one record, written under the lease of one round. */
final class VariationLinks {

    private static final String HIDDEN = Fingerprints.of(new DesiredValue.Json(TextNode.valueOf("private")));

    private final VariantLinkStore store;
    private final StoreRound round;
    private final SyncRecordId recordId;

    VariationLinks(VariantLinkStore store, StoreRound round, SyncRecordId recordId) {
        this.store = store;
        this.round = round;
        this.recordId = recordId;
    }

    static boolean isHidden(VariantLink link) {
        return HIDDEN.equals(link.fingerprints().get(VariationWork.STATUS));
    }

    List<VariantLink> find() {
        return store.find(List.of(recordId)).getOrDefault(recordId, List.of());
    }

    void put(Collection<VariationWork> works) {
        write(works.stream()
                .map(VariationWork::asLink)
                .flatMap(Optional::stream)
                .toList());
    }

    /** The link of a variation that shoppers do not see any more. */
    VariantLink hide(VariantLink link) {
        Map<String, String> fingerprints = new LinkedHashMap<>(link.fingerprints());
        fingerprints.put(VariationWork.STATUS, HIDDEN);
        VariantLink hidden = new VariantLink(link.variantId(), link.wooVariationId(), link.position(), fingerprints);
        write(List.of(hidden));
        return hidden;
    }

    /** The link of a variation whose SKU goes to another one. */
    VariantLink withoutSku(VariantLink link) {
        Map<String, String> fingerprints = new LinkedHashMap<>(link.fingerprints());
        fingerprints.remove(VariationWork.SKU);
        VariantLink bare = new VariantLink(link.variantId(), link.wooVariationId(), link.position(), fingerprints);
        write(List.of(bare));
        return bare;
    }

    void remove(List<String> variantIds) {
        if (!variantIds.isEmpty()) {
            store.remove(recordId, variantIds);
        }
    }

    void forgetAll() {
        if (!find().isEmpty()) {
            store.removeAll(List.of(recordId));
        }
    }

    private void write(List<VariantLink> links) {
        if (!links.isEmpty()) {
            store.put(round.connectionId(), recordId, new ArrayList<>(links), round.epoch());
        }
    }
}
