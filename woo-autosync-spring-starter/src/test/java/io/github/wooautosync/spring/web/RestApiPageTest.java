package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wooautosync.test.store.FakeStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page about the REST API is true: its requests are sent, one after the other, and its answers are compared. */
class RestApiPageTest {

    private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void itsRequestsHaveItsAnswers() throws IOException {
        List<String> blocks =
                BLOCK.matcher(page()).results().map(found -> found.group(1)).toList();
        assertThat(blocks).hasSizeGreaterThan(30).hasSizeLessThan(60);
        FakeStore store = FakeStore.builder()
                .name("Store A")
                .credentials("ck_1234567890abcdef", "cs_fedcba0987654321")
                .tls(true)
                .start();
        try (store;
                RestHost host = RestHost.start()) {
            host.pim.putMany(101, 103);
            PagePlaceholders placeholders =
                    new PagePlaceholders("https://shop.example", store.url().toString());
            RestCaller caller = host.caller("alice");
            for (int i = 0; i < blocks.size(); i += 2) {
                compare(caller, Message.of(blocks.get(i)), Message.of(blocks.get(i + 1)), placeholders);
            }
        }
    }

    @Test
    void itNamesEveryProblemAndEveryProperty() throws IOException {
        String page = page();
        String table = page.substring(page.indexOf("| status | `code` |"));
        List<String> types =
                Stream.of(ProblemType.values()).map(ProblemType::code).toList();

        assertThat(types).allSatisfy(code -> assertThat(table).contains("`" + code + "`"));
        assertThat(CODE.matcher(table).results().map(found -> found.group(1))).isSubsetOf(types);
        assertThat(Pattern.compile("\\| `woo\\.autosync\\.web\\.([a-z-]+)` \\|")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1).replace("-", ""))
                        .toList())
                .containsExactlyElementsOf(Arrays.stream(WooAutoSyncWebProperties.class.getRecordComponents())
                        .map(component -> component.getName().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    /** What is read may take a while to become so. */
    private void compare(RestCaller caller, Message asked, Message expected, PagePlaceholders placeholders)
            throws IOException {
        if (asked.first().startsWith("GET")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> compareOnce(caller, asked, expected, placeholders));
        } else {
            compareOnce(caller, asked, expected, placeholders);
        }
    }

    private void compareOnce(RestCaller caller, Message asked, Message expected, PagePlaceholders placeholders)
            throws IOException {
        String[] line = asked.first().split(" ");
        RestCaller prepared = caller;
        for (Map.Entry<String, String> header : asked.headers().entrySet()) {
            prepared = prepared.with(header.getKey(), header.getValue());
        }
        HttpResponse<String> answer = prepared.send(
                line[0],
                placeholders.filled(line[1]),
                asked.body().isEmpty() ? null : placeholders.filled(asked.body()));
        String what = asked.first() + ": " + answer.body();
        assertThat("HTTP/1.1 " + answer.statusCode()).as(what).isEqualTo(expected.first());
        if (!expected.body().isEmpty()) {
            assertThat(placeholders.differences(json.readTree(expected.body()), json.readTree(answer.body())))
                    .as(what)
                    .isEmpty();
        }
        expected.headers()
                .forEach((name, value) ->
                        assertThat(answer.headers().firstValue(name)).as(what).contains(placeholders.filled(value)));
    }

    private static String page() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/rest-api.md"))) {
            here = java.util.Objects.requireNonNull(here.getParent(), "docs/rest-api.md");
        }
        return Files.readString(here.resolve("docs/rest-api.md"));
    }

    /** A request or an answer as the page writes it. */
    private record Message(String first, Map<String, String> headers, String body) {

        static Message of(String block) {
            String[] parts = block.strip().split("\n\n", 2);
            List<String> head = parts[0].lines().toList();
            return new Message(
                    head.get(0),
                    head.stream()
                            .skip(1)
                            .map(line -> line.split(": ", 2))
                            .collect(Collectors.toMap(parted -> parted[0], parted -> parted[1])),
                    parts.length > 1 ? parts[1] : "");
        }
    }
}
