package io.github.wooautosync.woo.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are compressed, polluted, broken, empty, endless, or no answer at all. */
class DecodingTest {

    private static final AnswerFields ALL = AnswerFields.all();
    private static final int LARGEST = 100_000;
    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Store A</title>"
            + "<script type=\"application/ld+json\">{\"id\": 1, \"name\": \"no answer\"}</script></head></html>";

    private final ScriptedStore store = ScriptedStore.http();
    private final HttpWooClientFactory factory =
            Stores.local().maximumAnswerSize(LARGEST).maximumNesting(20).build();
    private final WooClient client = factory.open(Stores.access(store.url()));

    @AfterEach
    void stop() {
        factory.close();
        store.close();
    }

    @Test
    void unpacksWhatItAskedToBePacked() {
        String json = "{\"id\":1,\"name\":\"Größe\"}";
        store.answers(Answer.json(200, "").withBody(gzip(json.getBytes(UTF_8))).withHeader("Content-Encoding", "gzip"));
        assertThat(get().text("name")).contains("Größe");
        assertThat(store.only().header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void readsThePackedErrorToo() {
        String json = "{\"code\":\"rest_no_route\",\"message\":\"x\",\"data\":{\"status\":404}}";
        store.answers(Answer.json(404, "").withBody(gzip(json.getBytes(UTF_8))).withHeader("Content-Encoding", "gzip"));
        assertThat(failureOfRead()).isEqualTo("Unavailable rest_no_route");
    }

    @Test
    void stopsUnpackingAtTheAllowedSize() {
        byte[] bomb = gzip(new byte[50 * LARGEST]);
        assertThat(bomb.length).isLessThan(LARGEST);
        store.answers(Answer.json(200, "").withBody(bomb).withHeader("Content-Encoding", "gzip"));
        assertThat(failureOfRead()).isEqualTo("Unavailable answer_too_large");
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended answer_too_large");
    }

    @Test
    void takesDamagedCompressionForABrokenAnswer() {
        byte[] packed = gzip("{\"id\":1}".getBytes(UTF_8));
        store.answers(Answer.json(200, "")
                .withBody(Arrays.copyOf(packed, packed.length / 2))
                .withHeader("Content-Encoding", "gzip"));
        assertThat(failureOfRead()).isEqualTo("Unavailable broken_json");
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended broken_json");
    }

    @Test
    void stopsReadingAtTheAllowedSize() {
        store.answers(Answer.json(200, "{\"id\":1,\"name\":\"" + "x".repeat(2 * LARGEST) + "\"}"));
        assertThat(failureOfRead()).isEqualTo("Unavailable answer_too_large");
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended answer_too_large");
    }

    @Test
    void readsAnAnswerOfExactlyTheAllowedSize() {
        String frame = "{\"id\":1,\"name\":\"\"}";
        store.answers(Answer.json(200, frame.replace("\"\"", "\"" + "x".repeat(LARGEST - frame.length()) + "\"")));
        assertThat(get().id()).isEqualTo(1);
    }

    @Test
    void keepsTheMeaningOfAnErrorThatIsTooLarge() {
        store.answers(Answer.html(502, "x".repeat(2 * LARGEST)));
        assertThat(failureOfWrite()).isEqualTo("Doubtful working http_error");
    }

    @Test
    void stopsAtTheAllowedNesting() {
        store.answers(Answer.json(200, "{\"id\":1,\"deep\":" + "[".repeat(100) + "]".repeat(100) + "}"));
        assertThat(failureOfRead()).isEqualTo("Unavailable broken_json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void readsTheRecordedAnswersThatPluginsPolluted(int step) {
        store.answers(Recording.of("m-failures/05-text-before-json", step).answer());
        assertThat(create().id()).isEqualTo(2871 + step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Notice: Undefined offset [0] in {closure}() {\"id\": 1}",
                "[22-Nov-2026 10:00:00 UTC] PHP Warning: a {b} [c] {\"id\": 1}",
                "Array ( [0] => 1 [1] => [] )\n{\"id\": 1}",
                "\ufeff \n{\"id\": 1}\n<!-- cached -->",
                "{\"id\": 1} Deprecated: x[] in y {z}"
            })
    void findsTheAnswerAmongNotices(String body) {
        store.answers(Answer.json(200, body));
        assertThat(get().id()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1, \"meta_data\": [{\"id\": 99, \"key\": \"x\"}",
                "{\"id\": 1, \"meta_data\": [{\"id\": 99}, <b>Warning</b> {\"id\": 7}",
                "Notice [0] {\"id\": 1, \"name\": \"x",
                "{\"id\": 1",
            })
    void neverTakesAPartOfABrokenAnswerForTheAnswer(String body) {
        store.answers(Answer.json(200, body));
        assertThat(failureOfRead()).isEqualTo("Unavailable broken_json");
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended broken_json");
    }

    @Test
    void believesAnErrorObjectMoreThanAStatusThatSaysSuccess() {
        store.answers(Answer.json(
                200, "{\"code\":\"woocommerce_rest_product_invalid_id\",\"message\":\"x\",\"data\":{\"status\":404}}"));
        assertThat(failureOfRead()).isEqualTo("Conflict GONE woocommerce_rest_product_invalid_id");
    }

    @Test
    void takesAnEmptyAnswerToAWriteForDoubtful() { // fact 75
        store.answers(Recording.of("f-batch/09-item-that-kills-php", 0).answer());
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended empty_answer");
        assertThat(failureOfRead()).isEqualTo("Unavailable empty_answer");
    }

    @Test
    void neverLooksForAnAnswerInAPage() { // fact 6
        store.answers(Answer.html(200, PAGE));
        assertThat(failureOfRead()).isEqualTo("Unavailable not_json");
        assertThat(failureOfWrite()).isEqualTo("Unavailable not_json");
    }

    @Test
    void namesThePageThatCameInstead() {
        store.answers(Answer.html(200, PAGE));
        WooFailure failure = Stores.failureOf(this::get);
        assertThat(failure.detail().message()).contains("Store A").contains("permalinks");
    }

    @Test
    void takesAPageThatCallsItselfJsonForDoubtfulBecauseTheStoreHadBegun() {
        store.answers(Answer.json(200, PAGE));
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended not_json");
    }

    @Test
    void takesTextWithoutAPageForDoubtfulBecauseAPluginMayHaveEndedPhp() {
        store.answers(Answer.html(200, "<br /><b>Fatal error</b>: Uncaught Error"));
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended not_json");
        assertThat(failureOfRead()).isEqualTo("Unavailable not_json");
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'{}'", "'{\"id\":0}'", "'{\"id\":\"x\"}'", "'[{\"id\":1}]'"})
    void takesAnotherShapeThanAnEntryForNoAnswer(String body) {
        store.answers(Answer.json(200, body));
        assertThat(failureOfRead()).isEqualTo("Unavailable broken_json");
        assertThat(failureOfWrite()).isEqualTo("Doubtful ended broken_json");
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'[1]'", "'[{\"name\":\"x\"}]'"})
    void takesAnotherShapeThanAListForNoAnswer(String body) {
        store.answers(Answer.json(200, body));
        WooFailure failure = Stores.failureOf(() -> client.list(StoreResource.PRODUCTS, ListQuery.all(ALL)));
        assertThat(Stores.describe(failure)).isEqualTo("Unavailable broken_json");
    }

    @Test
    void sendsAQuestionMarkForHalfAnEmojiSoThatTheRequestStaysReadable() {
        store.answers(Answer.json(200, "{\"id\":1}"));
        StoreFields fields = new StoreFields(Map.of("name", TextNode.valueOf("half \ud83d a 😀")));
        client.create(StoreResource.PRODUCTS, fields, ALL);
        assertThat(store.only().json().get("name").textValue()).isEqualTo("half ? a 😀");
    }

    private StoreEntry get() {
        return client.get(StoreResource.PRODUCTS, 1, ALL);
    }

    private StoreEntry create() {
        return client.create(StoreResource.PRODUCTS, new StoreFields(Map.of("name", TextNode.valueOf("x"))), ALL);
    }

    private String failureOfRead() {
        return Stores.describe(Stores.failureOf(this::get));
    }

    private String failureOfWrite() {
        return Stores.describe(Stores.failureOf(this::create));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
