package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
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
import java.util.stream.Collectors;

/**
 * Learns the ids of images whose upload lost its answer from what the product shows now, so that they are not uploaded
 * again. The store keeps no source URL (fact 78), so the proof is fourfold: this very picture was sent, and no other one
 * under its name ({@link UploadMarks}); the file name is that of the image, apart from a number that the store appended;
 * the order fits; and the store made it after our last write that it answered. What cannot be proven is uploaded again.
 *
 * <p>A product of the shop that is adopted keeps the images that it has under the same file names: nobody uploaded
 * those on our behalf, so that names alone must do. Where we did upload them, before the PIM deleted the product, links
 * tell which pictures they are, and a name does not.
 */
final class ImageReadBack {

    private static final AnswerFields IMAGES = AnswerFields.of("images");
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]*$");
    private static final Pattern SCALED = Pattern.compile("-scaled$");
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");
    private static final Pattern NOTHING = Pattern.compile("$^");
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
            UploadMarks marks =
                    new UploadMarks(links, round.connectionId(), push.target().orElseThrow());
            List<LinkKey> sent = marks.sent(gallery, gallery.missing());
            if (!sent.isEmpty()) {
                Map<LinkKey, Long> found = match(gallery, sent, push.record(), shown(round, push));
                links.put(round.connectionId(), found);
                gallery.learn(found);
            }
        }
    }

    /** Products that were found by their SKU, and that no write of ours made. */
    void learnAdopted(StoreRound round, Map<PlannedPush, Gallery> galleries) {
        Map<Long, Gallery> adopted = new LinkedHashMap<>();
        galleries.forEach((push, gallery) -> {
            boolean foreign = push.record().wooProductId().isEmpty()
                    && push.record().doubtfulUntil().isEmpty();
            if (foreign && !gallery.missing().isEmpty()) {
                push.target().ifPresent(id -> adopted.put(id.value(), gallery));
            }
        });
        List<Long> ids = foreign(round, adopted.keySet());
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + ListQuery.MAXIMUM_PER_PAGE));
            ListQuery query = ListQuery.all(IMAGES)
                    .with("include", some.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .with("include_status", "any,trash");
            for (StoreEntry entry :
                    round.client().list(StoreResource.PRODUCTS, query).entries()) {
                Gallery gallery = adopted.get(entry.id());
                if (gallery != null) {
                    found.putAll(matchNames(gallery, entry.fields().path("images")));
                }
            }
        }
        links.put(round.connectionId(), found);
        adopted.values().forEach(gallery -> gallery.learn(found));
    }

    /** Products that were never ours before. */
    private List<Long> foreign(StoreRound round, Set<Long> ids) {
        Map<LinkKey, Long> left = ids.isEmpty()
                ? Map.of()
                : links.find(
                        round.connectionId(),
                        ids.stream().map(RemovedProducts::leftKey).toList());
        return ids.stream().filter(id -> !left.containsValue(id)).toList();
    }

    /** Equal names first, then those to which the store appended a number. */
    private static Map<LinkKey, Long> matchNames(Gallery gallery, JsonNode shown) {
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        for (Pattern appended : List.of(NOTHING, NUMBER)) {
            for (LinkKey key : gallery.missing()) {
                for (JsonNode image : shown) {
                    long id = image.path("id").asLong(0);
                    boolean free = id > 0 && !found.containsKey(key) && !found.containsValue(id);
                    if (free && isNamed(image, gallery.image(key).url(), appended)) {
                        found.put(key, id);
                    }
                }
            }
        }
        return found;
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
    private static Map<LinkKey, Long> match(Gallery gallery, List<LinkKey> sent, SyncRecord record, JsonNode shown) {
        List<JsonNode> candidates = candidates(gallery, record, shown);
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        int next = 0;
        for (LinkKey key : sent) {
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
        return isNamed(image, url, NOTHING) || isNamed(image, url, NUMBER);
    }

    private static boolean isNamed(JsonNode image, URI url, Pattern appended) {
        String stored = SCALED.matcher(stem(image.path("src").asText(""))).replaceFirst("");
        String name = plain(appended.matcher(stored).replaceFirst(""));
        // A store keeps the digits of an encoded character and drops its percent sign.
        return name.equals(plain(stem(String.valueOf(url.getRawPath()))))
                || name.equals(plain(stem(String.valueOf(url.getPath()))));
    }

    /** What a store makes of the name of a file, without its extension. */
    static String fileName(URI url) {
        return plain(stem(String.valueOf(url.getPath())));
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
