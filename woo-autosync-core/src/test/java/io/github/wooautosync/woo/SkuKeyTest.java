package io.github.wooautosync.woo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkuKeyTest {

    @ParameterizedTest
    @CsvSource({
        "DUP-1, dup-1",
        "DÜP-1, DUP-1",
        "'  A-1 ', A-1",
        "'A  1', 'A 1'",
        "STRASSE, straße",
        "ÉTÉ, ete",
        "İ-1, i-1"
    })
    void equalsWhatTheDatabaseOfAStoreTakesForEqual(String one, String other) {
        assertThat(SkuKey.of(one)).isEqualTo(SkuKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"A-1, A-2", "A-1, A1", "A 1, A1", "'A,B', A"})
    void differsWhereAStoreSeesADifference(String one, String other) {
        assertThat(SkuKey.of(one)).isNotEqualTo(SkuKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "0", " 0 ", ",", "A,", ",A", "A, ,B"})
    void refusesToAskForWhatWouldListOtherProducts(String sku) {
        assertThat(SkuKey.isSearchable(sku)).isFalse();
    }

    @Test
    void asksForOrdinarySkus() {
        assertThat(SkuKey.isSearchable("A-1")).isTrue();
        assertThat(SkuKey.isSearchable("00")).isTrue();
        assertThat(SkuKey.isSearchable("A,B")).isTrue();
    }
}
