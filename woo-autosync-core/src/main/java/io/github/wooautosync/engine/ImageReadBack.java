package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.ArrayList;
import java.util.HashSet;
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
                return MissingNode.getInstance();
            }
            throw failed;
        }
    }

    /** Walks both lists in order; images that did not arrive, and those of others, are skipped. */
    private static Map<LinkKey, Long> match(Gallery gallery, SyncRecord record, JsonNode shown) {
        List<JsonNode> candidates = candidates(gallery, record, shown);
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        int next = 0;
        for (LinkKey key : gallery.missing()) {
            URI url = gallery.image(key).url();
            for (int position = next; position < candidates.size(); position++) {
                if (isNamedLike(candidates.get(position), url)) {
                    found.put(key, candidates.get(position).path("id").asLong());
                    next = position + 1;
                    break;
                }
            }
        }
        return found;
    }

    private static List<JsonNode> candidates(Gallery gallery, SyncRecord record, JsonNode shown) {
        Set<Long> taken = new HashSet<>();
        gallery.present().forEach(key -> gallery.id(key).ifPresent(taken::add));
        List<JsonNode> candidates = new ArrayList<>();
        for (JsonNode image : shown) {
            long id = image.path("id").asLong(0);
            if (id > 0 && !taken.contains(id) && isYoung(image, record)) {
                candidates.add(image);
            }
        }
        return candidates;
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
        List<String> names = List.of(plain(stored), plain(NUMBER.matcher(stored).replaceFirst("")));
        // A store keeps the digits of an encoded character and drops its percent sign.
        return names.contains(plain(stem(String.valueOf(url.getRawPath()))))
                || names.contains(plain(stem(String.valueOf(url.getPath()))));
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
