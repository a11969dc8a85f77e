package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Tom & Jerry <b>bold</b> <script>alert(1)</script> 5 < 6 > 4|Tom &amp; Jerry <b>bold</b> alert(1) 5  4",
                "AT&amp;T &eacute; &lt;b&gt;|AT&amp;T &eacute; &lt;b&gt;",
                "<p onclick=\"evil()\" data-x=\"1\">A<br>B<br/></p>|<p data-x=\"1\">A<br>B<br /></p>",
                "<a href=\"javascript:x()\">j</a>|<a href=\"x()\">j</a>",
                "5 < 6 \"q\"|5 &lt; 6 &quot;q&quot;",
                "C:\\\\temp \\n|C:\\temp n"
            })
    void postTextsAreFiltered(String sent, String stored) {
        assertThat(TextFilters.post(sent)).isEqualTo(stored); // fact 44
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"a  b;a b", "x<b>y</b>;xy", "ÄÖ/ü.1%20;ÄÖ/ü.1", "q\"u'o\\te;q\"u'o\\te", "tab\there;tab here"})
    void skusAreCleaned(String sent, String stored) {
        assertThat(TextFilters.clean(sent.replace("\\t", sent.startsWith("tab") ? "\t" : "\\t")))
                .isEqualTo(stored); // fact 55
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ünïcode Slug / with & stuff;unicode-slug-with-stuff",
                "Größe;grose",
                "Tom & Jerry's \"Best\" x;tom-jerrys-best-x",
                "日本語 😀;%e6%97%a5%e6%9c%ac%e8%aa%9e-%f0%9f%98%80"
            })
    void slugsAreMadeAsWordPressDoes(String title, String slug) {
        assertThat(Slugs.of(title)).isEqualTo(slug);
    }

    @Test
    void paragraphsAreAdded() {
        assertThat(Rendering.description("Line one\nLine two\n\nPara two\r\nwindows"))
                .isEqualTo("<p>Line one<br />\nLine two</p>\n<p>Para two<br />\nwindows</p>\n");
        assertThat(Rendering.description("[gallery ids=\"1\"] text")).isEqualTo("<p> text</p>\n");
    }

    @Test
    void titlesOfImagesAreTypeset() {
        assertThat(Rendering.typography("Bob's 10x20 -- \"best\" & <i>new</i>"))
                .isEqualTo("Bob&#8217;s 10&#215;20 &#8212; &#8220;best&#8221; &#038; <i>new</i>"); // fact 80
    }

    @Test
    void largeNumbersLoseDigitsAsInPhp() {
        assertThat(Php.number(9007199254740992d)).isEqualTo("9.007199254741E+15"); // fact 155
        assertThat(Php.number(12.5)).isEqualTo("12.5");
        assertThat(Php.number(12)).isEqualTo("12");
    }
}
