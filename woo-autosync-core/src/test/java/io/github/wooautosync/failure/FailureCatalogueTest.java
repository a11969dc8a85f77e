package io.github.wooautosync.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.woo.TransportFault;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever can fail is in the catalogue. */
class FailureCatalogueTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/wooautosync");

    @Test
    void knowsEveryCodeOfTheEngine() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (Field field :
                Class.forName("io.github.wooautosync.engine.FailureCode").getDeclaredFields()) {
            if (field.getType() == String.class) {
                field.setAccessible(true);
                codes.add((String) field.get(null));
            }
        }
        assertThat(codes).contains("sku_taken").allSatisfy(FailureCatalogueTest::isDescribedByName);
    }

    @Test
    void knowsWhatASyncRecordStoreReports() {
        isDescribedByName(RecordTransitions.LINK_TAKEN);
        isDescribedByName(SyncAttempt.GONE);
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryFaultOfTheWire(TransportFault fault) {
        isDescribedByName(fault.code());
    }

    /** A literal code is described by name; one that is composed with the name of a field belongs to the family. */
    @Test
    void knowsEveryCodeOfAnInvalidProduct() throws IOException {
        List<String> codes = firstArguments("new InvalidProductException\\(\\s*([^,]+),");
        assertThat(codes).contains("\"invalid_sku\"").allSatisfy(code -> {
            if (code.matches("\"[a-z_]+\"")) {
                isDescribedByName(code.replace("\"", ""));
            } else {
                assertThat(code)
                        .as("a code must be a literal, a constant of FailureCode, or the family of invalid fields")
                        .matches("\"" + FailureCatalogue.INVALID_FIELD + "\" \\+ .*|FailureCode\\.[A-Z_]+");
            }
        });
    }

    @Test
    void knowsEveryCodeThatTheClientClassifies() throws IOException {
        assertThat(firstArguments("entry\\(\\s*(\"[a-z_]+\"),"))
                .contains("\"rest_no_route\"")
                .allSatisfy(code -> isDescribedByName(code.replace("\"", "")));
    }

    @Test
    void knowsEveryCodeOfTheExportService() throws IOException {
        assertThat(matches(SOURCES.resolve("ExportRun.java"), "\"([a-z]+_[a-z_]+)\""))
                .contains("product_unknown")
                .allSatisfy(FailureCatalogueTest::isDescribedByName);
    }

    @Test
    void namesTheFieldOfAProductThatIsNotValid() {
        assertThat(FailureCatalogue.find("invalid_tax_class").orElseThrow().cause())
                .contains("'tax_class'");
    }

    @Test
    void fallsBackToWhatTheClassMeans() {
        FailureDescription unknown = FailureCatalogue.describe("my_plugin_says_no", FailureClass.CONFLICT);

        assertThat(unknown.code()).isEqualTo("my_plugin_says_no");
        assertThat(unknown.failureClass()).isEqualTo(FailureClass.CONFLICT);
        assertThat(FailureCatalogue.find("my_plugin_says_no")).isEmpty();
    }

    private static void isDescribedByName(String code) {
        assertThat(FailureCatalogue.all())
                .as("the catalogue describes " + code)
                .anyMatch(description -> description.code().equals(code));
    }

    private static List<String> firstArguments(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> found = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                found.addAll(matches(file, pattern));
            }
            return found;
        }
    }

    private static List<String> matches(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .toList();
    }
}
