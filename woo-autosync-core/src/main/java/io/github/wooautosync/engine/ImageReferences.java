package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecordId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which images of the products of a round the store has already. */
final class ImageReferences {

    private final LinkStore links;
    private final ImageRules rules;
    private final Verdicts verdicts;
    private final ImageReadBack readBack;

    ImageReferences(LinkStore links, ImageRules rules, Verdicts verdicts) {
        this.links = links;
        this.rules = rules;
        this.verdicts = verdicts;
        this.readBack = new ImageReadBack(links);
    }

    /** The field of a push that holds images. */
    static Optional<String> fieldOf(PlannedPush push) {
        return push.fieldsToSend().stream()
                .filter(field -> push.desired().fields().get(field) instanceof DesiredValue.Images)
                .findFirst();
    }

    Map<SyncRecordId, Gallery> galleries(StoreRound round, List<PlannedPush> pushes) {
        Map<PlannedPush, Gallery> galleries = new LinkedHashMap<>();
        Set<LinkKey> keys = new LinkedHashSet<>();
        for (PlannedPush push : pushes) {
            fieldOf(push).ifPresent(field -> {
                Gallery gallery = galleryOf(push, field);
                galleries.put(push, gallery);
                keys.addAll(gallery.keys());
            });
        }
        Map<LinkKey, Long> known = keys.isEmpty() ? Map.of() : links.find(round.connectionId(), keys);
        Map<SyncRecordId, Gallery> byRecord = new HashMap<>();
        galleries.values().forEach(gallery -> {
            gallery.learn(known);
            object(gallery);
        });
        readBack.learnAdopted(round, galleries);
        galleries.forEach((push, gallery) -> {
            readBack.learn(round, push, gallery);
            giveUp(push, gallery);
            byRecord.put(push.record().id(), gallery);
        });
        return byRecord;
    }

    static ResolvedField resolve(Gallery gallery) {
        if (!gallery.missing().isEmpty()) {
            return new ResolvedField.NeedsUpload(gallery);
        }
        if (gallery.isHopeless()) {
            // Sending what is left, nothing, would take away what the store shows now.
            return new ResolvedField.Withheld(gallery.warnings());
        }
        List<LinkKey> present = gallery.present();
        return new ResolvedField.Ready(gallery.json(present), gallery.value(present), gallery.warnings());
    }

    private void object(Gallery gallery) {
        for (LinkKey key : gallery.missing()) {
            rules.objection(gallery.image(key)).ifPresent(warning -> gallery.fail(key, warning));
        }
    }

    /** A record in doubt comes back by itself, however often its images failed. */
    private void giveUp(PlannedPush push, Gallery gallery) {
        if (verdicts.isGivenUp(push.record())) {
            SyncError last = push.record().warning().orElseThrow();
            gallery.missing().forEach(key -> gallery.fail(key, FieldWarning.lasting(last.code(), last.message())));
        }
    }

    private static Gallery galleryOf(PlannedPush push, String field) {
        DesiredValue value = push.desired().fields().get(field);
        return new Gallery(value instanceof DesiredValue.Images images ? images.images() : List.of());
    }
}
