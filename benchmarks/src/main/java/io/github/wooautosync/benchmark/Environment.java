package io.github.wooautosync.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where and with what a benchmark ran. */
final class Environment {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Environment() {}

    static String date() {
        return DATE.format(Instant.now(Clock.systemUTC()));
    }

    static String machine() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", heap "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB, "
                + ManagementFactory.getGarbageCollectorMXBeans().get(0).getName() + " · "
                + System.getProperty("os.name") + " " + osVersion() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    /** Major and minor: the rest is the distribution's. */
    private static String osVersion() {
        return System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    static String versions() {
        return versionsByName().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + " (revision " + System.getProperty("benchmark.revision", "unknown") + ")";
    }

    private static SortedMap<String, String> versionsByName() {
        try (InputStream stream = Environment.class.getResourceAsStream("/versions.properties")) {
            if (stream == null) {
                throw new IllegalStateException("versions.properties is missing");
            }
            Properties properties = new Properties();
            properties.load(stream);
            SortedMap<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            properties.stringPropertyNames().forEach(name -> versions.put(name, properties.getProperty(name)));
            return versions;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
