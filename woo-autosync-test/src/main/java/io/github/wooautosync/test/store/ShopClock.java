package io.github.wooautosync.test.store;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time as the shop tells it: whole seconds, local dates beside GMT ones. */
final class ShopClock {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final Pattern TEXT = Pattern.compile(
            "^(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](\\d{2}:\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?$");
    private static final Pattern FULL =
            Pattern.compile("^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}(:?\\d{2})?)?$");
    private static final Pattern ISO_WITH_ZONE =
            Pattern.compile("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})$");

    private final Clock clock;
    private final ZoneId zone;

    ShopClock(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    Instant instant() {
        return clock.instant();
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    String local(long second) {
        return FORMAT.format(Instant.ofEpochSecond(second).atZone(zone));
    }

    String gmt(long second) {
        return FORMAT.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
    }

    /** Local dates of images are shifted twice by the zone of the shop (fact 88). */
    String shiftedTwice(long second) {
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return gmt(second + 2L * offset);
    }

    double gmtOffsetHours() {
        return zone.getRules().getOffset(clock.instant()).getTotalSeconds() / 3600.0;
    }

    String uploadFolder() {
        return DateTimeFormatter.ofPattern("uuuu/MM").format(clock.instant().atZone(zone));
    }

    /** {@code strtotime} in UTC; null for what is no date. */
    @Nullable
    Long parseGmt(String text) {
        return parse(text.trim(), ZoneOffset.UTC);
    }

    /** A local date field such as {@code date_on_sale_from}: what is no date becomes 1970 (fact 30). */
    @Nullable
    Long parseLocal(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (ISO_WITH_ZONE.matcher(text).matches()) {
            return parse(text, ZoneOffset.UTC);
        }
        Long gmt = parse(text.trim(), ZoneOffset.UTC);
        LocalDateTime asWritten = LocalDateTime.ofEpochSecond(gmt == null ? 0 : gmt, 0, ZoneOffset.UTC);
        return asWritten.atZone(zone).toEpochSecond();
    }

    /** {@code rest_parse_date}: only a full date-time counts, and it is read as GMT (fact 30). */
    @Nullable
    Long parseFullAsGmt(String text) {
        return FULL.matcher(text).matches() ? parse(text, ZoneOffset.UTC) : null;
    }

    /**
     * The value of a date filter as the database compares it: a text without offset stands as it is, one with offset is
     * turned into shop time first (fact 117). The result is a wall clock reading, not an instant.
     */
    LocalDateTime filterValue(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (matcher.matches() && matcher.group(4) != null) {
            Long second = parse(text.trim(), ZoneOffset.UTC);
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(second == null ? 0 : second), zone);
        }
        Long second = parse(text.trim(), ZoneOffset.UTC);
        return LocalDateTime.ofEpochSecond(second == null ? 0 : second, 0, ZoneOffset.UTC);
    }

    LocalDateTime wallClock(long second, boolean gmt) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), gmt ? ZoneOffset.UTC : zone);
    }

    private static @Nullable Long parse(String text, ZoneOffset otherwise) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String time = matcher.group(2) == null ? "00:00" : matcher.group(2);
        String seconds = matcher.group(3) == null ? "00" : matcher.group(3);
        try {
            LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + time + ":" + seconds);
            String offset = matcher.group(4);
            ZoneOffset used = offset == null ? otherwise : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
            return OffsetDateTime.of(local, used).toEpochSecond();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
