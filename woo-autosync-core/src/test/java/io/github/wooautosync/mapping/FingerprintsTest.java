package io.github.wooautosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ProductImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void equalValuesHaveEqualFingerprintsWhateverTheOrderOfTheirKeys() throws Exception {
        assertThat(fingerprint("{\"a\":1,\"b\":[{\"x\":1,\"y\":2}]}"))
                .isEqualTo(fingerprint("{\"b\":[{\"y\":2,\"x\":1}],\"a\":1}"))
                .hasSize(22);
    }

    /** Fingerprints are stored: another way to hash the same value would push every product again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Shoe",
                "19.90",
                "<p class=\"a\">it's \\ and / &amp;</p>\r\n\t",
                "\u0000\u001f\u007f",
                "äöü ß 漢字 \u2028",
                "an emoji 😀, and half of one \ud83d"
            })
    void aTextIsHashedAsItsJson(String text) throws Exception {
        byte[] canonical = TextNode.valueOf(text).toString().getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);

        assertThat(Fingerprints.of(new DesiredValue.Json(TextNode.valueOf(text))))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void differentValuesHaveDifferentFingerprints() throws Exception {
        assertThat(Set.of(
                        fingerprint("\"1\""),
                        fingerprint("1"),
                        fingerprint("\"\""),
                        fingerprint("[]"),
                        fingerprint("[1,2]"),
                        fingerprint("[2,1]"),
                        fingerprint("true")))
                .hasSize(7);
    }

    @Test
    void theOrderOfImagesCountsAndThatOfCategoriesDoesNot() {
        ProductImage front = ProductImage.of("https://pim.example/front.jpg");
        ProductImage back = ProductImage.of("https://pim.example/back.jpg");
        assertThat(Fingerprints.of(new DesiredValue.Images(List.of(front, back))))
                .isNotEqualTo(Fingerprints.of(new DesiredValue.Images(List.of(back, front))));

        CategoryPath shoes = CategoryPath.of("Shoes");
        CategoryPath sale = CategoryPath.of("Sale");
        assertThat(Fingerprints.of(new DesiredValue.Categories(List.of(shoes, sale))))
                .isEqualTo(Fingerprints.of(new DesiredValue.Categories(List.of(sale, shoes))));
    }

    @Test
    void anImageWhoseContentChangedIsAnotherOne() {
        ProductImage image = ProductImage.of("https://pim.example/front.jpg");
        assertThat(Fingerprints.of(new DesiredValue.Images(List.of(image.withContentHash("1")))))
                .isNotEqualTo(Fingerprints.of(new DesiredValue.Images(List.of(image.withContentHash("2")))));
    }

    @Test
    void onlyWhatDiffersTravels() throws Exception {
        DesiredProduct before = product("\"10\"");
        DesiredProduct after = product("\"12\"");

        assertThat(difference(after, before, true, false)).containsExactly("regular_price");
        assertThat(difference(before, before, true, false)).isEmpty();
    }

    @Test
    void withoutProofEverythingTravelsButAnUnchangedSku() throws Exception {
        DesiredProduct product = product("\"10\"");

        assertThat(difference(product, product, false, false)).containsExactly("name", "regular_price");
        assertThat(difference(product, product, false, true)).containsExactly("name", "sku", "regular_price");
    }

    private static Set<String> difference(DesiredProduct now, DesiredProduct pushed, boolean proven, boolean inDoubt) {
        return FieldDifference.ofKnownProduct(now, Fingerprints.of(now), Fingerprints.of(pushed), proven, inDoubt);
    }

    private DesiredProduct product(String price) throws Exception {
        return new DesiredProduct(
                        new java.util.LinkedHashMap<>(Map.of("name", new DesiredValue.Json(json.readTree("\"Shoe\"")))),
                        Set.of("type"))
                .with("sku", new DesiredValue.Json(json.readTree("\"S-1\"")))
                .with("regular_price", new DesiredValue.Json(json.readTree(price)));
    }

    private String fingerprint(String text) throws Exception {
        return Fingerprints.of(new DesiredValue.Json(json.readTree(text)));
    }
}
