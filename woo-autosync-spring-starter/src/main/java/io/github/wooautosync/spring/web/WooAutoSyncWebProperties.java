package io.github.wooautosync.spring.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The REST API.
 *
 * @param enabled Whether the REST API is there.
 * @param basePath Path under which it is there.
 * @param maximumProductIds How many products one request may name.
 * @param maximumBodySize How large the body of a request may be.
 * @param exportReportLimit Exports of up to so many products are answered with their report, larger ones with a job.
 * @param exportPatience How long an export that is answered with its report waits without any progress before the rest is
 *     reported as pending.
 * @param exportsPerOwner How many export jobs of one owner may run at once.
 * @param exportsKept How many export jobs of all owners are kept in memory, running and ended ones.
 * @param exportRetention How long an export job that has ended can be asked for.
 * @param exportResults How many results the report of an export job keeps; its counts are exact whatever it is.
 */
@ConfigurationProperties("woo.autosync.web")
public record WooAutoSyncWebProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("/integration/woocommerce") String basePath,
        @DefaultValue("10000") int maximumProductIds,
        @DefaultValue("4MB") DataSize maximumBodySize,
        @DefaultValue("100") int exportReportLimit,
        @DefaultValue("20s") Duration exportPatience,
        @DefaultValue("5") int exportsPerOwner,
        @DefaultValue("200") int exportsKept,
        @DefaultValue("1h") Duration exportRetention,
        @DefaultValue("1000") int exportResults) {

    private static final String PREFIX = "woo.autosync.web.";

    public WooAutoSyncWebProperties {
        if (!basePath.startsWith("/") || basePath.endsWith("/") || basePath.contains("{") || basePath.contains("*")) {
            throw new IllegalArgumentException(
                    PREFIX + "base-path must start with a slash, must not end with one and must"
                            + " not hold a pattern, such as /integration/woocommerce, but was '" + basePath + "'");
        }
        requirePositive("maximum-product-ids", maximumProductIds);
        requirePositive("maximum-body-size", maximumBodySize.toBytes());
        requirePositive("exports-per-owner", exportsPerOwner);
        requirePositive("exports-kept", exportsKept);
        requireNotNegative("export-report-limit", exportReportLimit);
        requireNotNegative("export-patience", exportPatience.toMillis());
        requireNotNegative("export-retention", exportRetention.toMillis());
        requireNotNegative("export-results", exportResults);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + name + " must be positive, but was " + value);
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(PREFIX + name + " must not be negative, but was " + value);
        }
    }
}
