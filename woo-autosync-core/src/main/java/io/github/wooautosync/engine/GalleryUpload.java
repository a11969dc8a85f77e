package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests that bring the images of one product into the store: a few images per request, and one by one after a
 * failure, because a refused request leaves those fetched before the bad one in the media library, without telling
 * their ids (fact 82). Not safe for use by several threads.
 */
final class GalleryUpload {

    /** How many images one request lets the store fetch: 5 s each still fit into a usual time-out. */
    private static final int TOGETHER = 5;

    private static final AnswerFields ANSWER = AnswerFields.of("images", "date_modified_gmt");

    private final StoreRound round;
    private final PreparedPush push;
    private final Gallery gallery;
    private final String field;
    private final LinkStore links;
    private final StaleImages staleImages;
    private final UploadMarks marks;
    private int together;
    private boolean healed;
    private boolean written;
    private @Nullable List<LinkKey> shown;
    private @Nullable Instant modifiedAt;

    GalleryUpload(StoreRound round, PreparedPush push, LinkStore links, StaleImages staleImages) {
        this.round = round;
        this.push = push;
        this.gallery = push.gallery().orElseThrow();
        this.field = ImageReferences.fieldOf(push.push()).orElseThrow();
        this.links = links;
        this.staleImages = staleImages;
        this.marks = new UploadMarks(
                links, round.connectionId(), push.push().target().orElseThrow());
        boolean failedBefore = push.record().attempts() > 0;
        this.together = failedBefore ? 1 : TOGETHER;
        this.shown = isShown(gallery.present()) ? gallery.present() : null;
    }

    /** Returns why it had to stop before its end. */
    Optional<WooFailure> run() {
        while (hasMore()) {
            if (!round.mayWrite().getAsBoolean()) {
                throw new LeaseLostException();
            }
            List<LinkKey> uploads = gallery.missing().stream().limit(together).toList();
            try {
                write(uploads);
            } catch (WooException failed) {
                if (!isSettled(failed.failure(), uploads)) {
                    return Optional.of(failed.failure());
                }
            }
        }
        return Optional.empty();
    }

    /** What the store shows now for sure. */
    Optional<List<LinkKey>> confirmed() {
        return Optional.ofNullable(shown);
    }

    boolean hasWritten() {
        return written;
    }

    Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    private boolean hasMore() {
        boolean wholly = gallery.missing().isEmpty();
        return !wholly
                || (!gallery.isHopeless()
                        && !gallery.present().isEmpty()
                        && !gallery.present().equals(shown));
    }

    private void write(List<LinkKey> uploads) {
        List<LinkKey> list = gallery.presentWith(uploads);
        if (!uploads.isEmpty()) {
            marks.put(gallery, uploads);
        }
        StoreEntry entry = round.client()
                .update(
                        StoreResource.PRODUCTS,
                        push.push().target().orElseThrow().value(),
                        new StoreFields(Map.of(field, gallery.json(list))),
                        ANSWER);
        written = true;
        modifiedAt = entry.modifiedAt().orElse(modifiedAt);
        shown = list;
        learn(list, uploads, entry);
    }

    /** The order of the list is the order of the answer (fact 79), and nothing else says which image got which id. */
    private void learn(List<LinkKey> list, List<LinkKey> uploads, StoreEntry entry) {
        forgetMarks(uploads);
        Optional<List<Long>> ids = ImageUploader.ids(entry.fields().path(field), list.size());
        if (ids.isEmpty()) {
            uploads.forEach(key -> gallery.fail(key, unanswered(key)));
            return;
        }
        Map<LinkKey, Long> learned = new LinkedHashMap<>();
        uploads.forEach(key -> learned.put(key, ids.get().get(list.indexOf(key))));
        links.put(round.connectionId(), learned);
        gallery.learn(learned);
    }

    /** Whether the failure is dealt with, so that the next request may follow. */
    private boolean isSettled(WooFailure failure, List<LinkKey> uploads) {
        if (StaleImages.isMeantBy(failure) && !healed) {
            healed = true;
            if (staleImages.drop(round, push.push(), gallery)) {
                return true;
            }
        }
        if (!(failure instanceof WooFailure.InvalidData)) {
            return false;
        }
        forgetMarks(uploads);
        if (uploads.size() > 1) {
            together = 1;
        } else if (uploads.size() == 1) {
            LinkKey key = uploads.get(0);
            gallery.fail(key, refused(key, failure));
        } else {
            gallery.present().forEach(key -> gallery.fail(key, refused(key, failure)));
        }
        return true;
    }

    private void forgetMarks(List<LinkKey> uploads) {
        if (!uploads.isEmpty()) {
            marks.remove(gallery, uploads);
        }
    }

    private FieldWarning refused(LinkKey key, WooFailure failure) {
        return FieldWarning.passing(
                FailureCode.IMAGE_FAILED,
                "the store could not take image " + gallery.image(key).url() + " ("
                        + failure.detail().message()
                        + "); check that everybody can open this URL and that it shows an image");
    }

    private FieldWarning unanswered(LinkKey key) {
        return FieldWarning.passing(
                FailureCode.IMAGE_FAILED,
                "the store did not say what became of image "
                        + gallery.image(key).url() + "; look whether a plug-in changes the images of products");
    }

    private boolean isShown(List<LinkKey> list) {
        return push.record().fingerprintsProve()
                && Fingerprints.of(gallery.value(list))
                        .equals(push.fingerprints().get(field));
    }
}
