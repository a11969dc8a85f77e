package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what the metadata says, which is what the Javadoc of the properties says. */
class ConfigurationReferenceTest {

    private static final String WRITE = "configuration.reference.write";

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as(property.path("name").asText())
                        .endsWith("."));
    }

    /** With {@code -Dconfiguration.reference.write=true} it writes the page. */
    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = RepositoryRoot.resolve("docs/configuration.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, page());
        }

        assertThat(page)
                .as("write it anew by -Dtest=ConfigurationReferenceTest -D" + WRITE + "=true")
                .content()
                .isEqualTo(page());
    }

    static List<JsonNode> properties() throws IOException {
        try (InputStream metadata = WooAutoSyncProperties.class
                .getResource("/META-INF/spring-configuration-metadata.json")
                .openStream()) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(metadata));
            return StreamSupport.stream(all.path("properties").spliterator(), false)
                    .filter(property -> property.path("name").asText().startsWith(WooAutoSyncProperties.PREFIX))
                    .sorted(Comparator.comparing(
                            property -> property.path("name").asText()))
                    .toList();
        }
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Configuration of the Spring Boot starter

                Generated from the metadata of the starter; what stands here stands in your editor, too. For what has no
                property there are beans: every part gives way to one of yours (`ProductMapper`, `RetryPolicy`,
                `WooClientFactory`, `SyncRecordStore` …), all `PayloadCustomizer`s and `SyncListener`s are used, and
                `WooAutoSyncCustomizer` and `HttpWooClientFactoryCustomizer` reach the builders.

                | property | default | what it does |
                |---|---|---|
                """);
        for (JsonNode property : properties()) {
            page.append("| `")
                    .append(property.path("name").asText())
                    .append("` | ")
                    .append(defaultOf(property))
                    .append(" | ")
                    .append(property.path("description").asText().replace("|", "\\|"))
                    .append(values(property.path("type").asText()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String defaultOf(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        return value.isMissingNode() ? "" : "`" + (value.isArray() ? value.toString() : value.asText()) + "`";
    }

    private static String values(String type) {
        try {
            Object[] constants = Class.forName(type).getEnumConstants();
            return constants == null
                    ? ""
                    : " One of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(constants)
                                            .map(constant ->
                                                    "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                                            .toList())
                            + ".";
        } catch (ClassNotFoundException generic) {
            return "";
        }
    }
}
