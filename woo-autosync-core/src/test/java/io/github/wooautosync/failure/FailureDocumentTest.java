package io.github.wooautosync.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/failures.md} says what the catalogue says; {@code -Dfailures.write=true} writes it anew. */
class FailureDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/failures.md");

    @Test
    void theDocumentIsTheCatalogue() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("failures.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/failures.md; write it anew with -Dfailures.write=true")
                .isEqualTo(expected);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Failures

                Every code that a product or a connection can show, its cause and the remedy. Written from
                `FailureCatalogue` by `FailureDocumentTest`; change it there.

                A program reads the code with its description: `ProductSyncStatus.errorDescription()` and
                `warningDescription()`, `ExportResult.description()`, `ConnectionTest.description()`,
                `ConnectionHealth.description()`, or `FailureCatalogue.describe(code, otherwise)`. Codes do not depend on
                the language of the store; the message beside the code may, and says what was seen. A plug-in of a store
                may have codes of its own: for those the first lines of each section hold.
                """);
        for (FailureClass failureClass : FailureClass.values()) {
            FailureDescription unknown = failureClass.describe("unknown");
            text.append("\n## ").append(title(failureClass)).append("\n\n");
            text.append(unknown.cause()).append('\n').append(unknown.remedy()).append('\n');
            text.append("\n| code | cause | remedy |\n|---|---|---|\n");
            FailureCatalogue.all().stream()
                    .filter(description -> description.failureClass() == failureClass)
                    .forEach(description -> text.append(row(description)));
            if (failureClass == FailureClass.INVALID_DATA) {
                text.append(row(ProductFailures.invalid("…")));
            }
        }
        return text.toString();
    }

    private static String row(FailureDescription description) {
        return "| `" + description.code() + "` | " + escaped(description.cause()) + " | "
                + escaped(description.remedy()) + " |\n";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String title(FailureClass failureClass) {
        return switch (failureClass) {
            case INVALID_DATA -> "A value of the product is refused";
            case CONFLICT -> "Something stands in the way";
            case HOST -> "The PIM failed";
            case WARNING -> "The store has the product, but not all of it";
            case UNAUTHORISED -> "The key is refused";
            case THROTTLED -> "The store asks for fewer requests";
            case UNAVAILABLE -> "The store cannot be used";
            case DOUBTFUL -> "The answer was lost";
        };
    }
}
