package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the store fetch the missing images of one product, apart from its other fields: each takes as long as the image
 * server needs, and one that fails makes the store refuse the whole request (facts 82 and 85). So an image that fails
 * holds up neither the fields nor the other images; it becomes a warning.
 */
final class ImageUploader implements FollowUp {

    private final LinkStore links;
    private final StaleImages staleImages;
    private final Verdicts verdicts;
    private final Clock clock;

    ImageUploader(LinkStore links, Verdicts verdicts, Clock clock) {
        this.links = links;
        this.staleImages = new StaleImages(links);
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @Override
    public boolean isNeeded(PreparedPush push) {
        return push.gallery().filter(images -> !images.missing().isEmpty()).isPresent();
    }

    @Override
    public Set<Claim> claims(PreparedPush push) {
        Set<Claim> claims = new HashSet<>();
        claims.add(new Claim.Uploads());
        push.gallery().ifPresent(gallery -> gallery.missing().forEach(key -> claims.add(new Claim.Image(key))));
        return claims;
    }

    @Override
    public Result run(StoreRound round, PreparedPush push) {
        Instant startedAt = clock.instant();
        Gallery gallery = push.gallery().orElseThrow();
        // Another product of this round may have brought them.
        gallery.learn(links.find(round.connectionId(), gallery.missing()));
        GalleryUpload upload = new GalleryUpload(round, push, links, staleImages);
        Optional<WooFailure> failure = upload.run();
        if (failure.isEmpty()) {
            return new Result(done(push, upload, startedAt), gallery.warnings(), failure);
        }
        // A lost answer says more about the image server than about the store.
        Optional<WooFailure> ofTheStore = failure.filter(why -> !(why instanceof WooFailure.Doubtful));
        return new Result(stopped(failure.get(), push), List.of(), ofTheStore);
    }

    private SyncOutcome stopped(WooFailure failure, PreparedPush push) {
        SyncRecord record = push.record();
        if (failure instanceof WooFailure.Conflict) {
            return verdicts.of(failure, push.push());
        }
        return failure instanceof WooFailure.Doubtful doubtful
                ? verdicts.imagesUnconfirmed(push, doubtful, clock.instant())
                : new SyncOutcome.Postponed(record.id(), record.revision());
    }

    private SyncOutcome done(PreparedPush push, GalleryUpload upload, Instant startedAt) {
        Gallery gallery = push.gallery().orElseThrow();
        String field = ImageReferences.fieldOf(push.push()).orElseThrow();
        Map<String, String> known = new LinkedHashMap<>(push.fingerprints());
        upload.confirmed().ifPresent(shown -> known.put(field, Fingerprints.of(gallery.value(shown))));
        SyncRecord record = push.record();
        WooProductId target = push.push().target().orElseThrow();
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                target,
                upload.hasWritten() ? Set.of(field) : Set.of(),
                known,
                upload.modifiedAt(),
                startedAt);
    }

    /** Reads the ids that a list of images got, where each has one. */
    static Optional<List<Long>> ids(JsonNode answered, int expected) {
        List<Long> ids = Gallery.idsIn(answered);
        boolean complete = ids.size() == expected && ids.stream().allMatch(id -> id > 0);
        return complete ? Optional.of(ids) : Optional.empty();
    }
}
