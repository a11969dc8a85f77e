package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Learns the ids of images whose upload lost its answer from what the product shows now, so that they are not uploaded
 * again. The store keeps no source URL (fact 78), so the proof is threefold: the file name is that of the image, apart
 * from a number that the store appended; the order fits; and the store made it after our last write that it answered.
 * What cannot be proven is uploaded again.
 */
final class ImageReadBack {

    private static final AnswerFields IMAGES = AnswerFields.of("images");
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]*$");
    private static final Pattern SCALED = Pattern.compile("-scaled$");
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{Alnum}]", Pattern.UNICODE_CHARACTER_CLASS);

    private final LinkStore links;

    ImageReadBack(LinkStore links) {
        this.links = links;
    }

    void learn(StoreRound round, PlannedPush push, Gallery gallery) {
        boolean mayHaveArrived = push.record().doubtfulUntil().isPresent()
                && push.target().isPresent()
                && !gallery.missing().isEmpty();
        if (mayHaveArrived) {
            Map<LinkKey, Long> found = match(gallery, push.record(), shown(round, push));
            links.put(round.connectionId(), found);
            gallery.learn(found);
        }
    }

    private static JsonNode shown(StoreRound round, PlannedPush push) {
        long id = push.target().orElseThrow().value();
        try {
            StoreEntry entry = round.client().get(StoreResource.PRODUCTS, id, IMAGES);
            return entry.fields().path("images");
        } catch (WooException failed) {
            if (failed.failure() instanceof WooFailure.Conflict) {
                // Gone: the write will tell.
                return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
            }
            throw failed;
        }
    }

    /** Walks both lists in order; images that did not arrive are skipped. */
    private static Map<LinkKey, Long> match(Gallery gallery, SyncRecord record, JsonNode shown) {
        Set<Long> taken = new HashSet<>();
        gallery.present().forEach(key -> gallery.id(key).ifPresent(taken::add));
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        List<LinkKey> missing = gallery.missing();
        Iterator<LinkKey> wanted = missing.iterator();
        Iterator<JsonNode> images = shown.iterator();
        while (wanted.hasNext() && images.hasNext()) {
            JsonNode image = images.next();
            long id = image.path("id").asLong(0);
            if (id <= 0 || taken.contains(id) || !isYoung(image, record)) {
                continue;
            }
            boolean matched = false;
            while (!matched && wanted.hasNext()) {
                LinkKey key = wanted.next();
                matched = isNamedLike(image, gallery.image(key).url());
                if (matched) {
                    found.put(key, id);
                }
            }
        }
        return found;
    }

    /**
     * Made after our last write that was answered. Times have a resolution of a second: a picture that was changed
     * under its old name must not be taken for the one before, so a record that had images needs a later second.
     */
    private static boolean isYoung(JsonNode image, SyncRecord record) {
        Optional<Instant> lastWrite = record.storeModifiedAt();
        Optional<Instant> created = parse(image.path("date_created_gmt").asText(""));
        if (lastWrite.isEmpty() || created.isEmpty()) {
            return false;
        }
        boolean hadImages = record.fingerprints().containsKey("images");
        return hadImages
                ? created.get().isAfter(lastWrite.get())
                : !created.get().isBefore(lastWrite.get());
    }

    private static boolean isNamedLike(JsonNode image, URI url) {
        String stored = SCALED.matcher(stem(image.path("src").asText(""))).replaceFirst("");
        String wanted = plain(stem(String.valueOf(url.getPath())));
        return plain(stored).equals(wanted)
                || plain(NUMBER.matcher(stored).replaceFirst("")).equals(wanted);
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return EXTENSION.matcher(name).replaceFirst("");
    }

    /** Stores drop and replace special characters in file names (fact 84). */
    private static String plain(String name) {
        return NOT_PLAIN.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
