package io.github.wooautosync.spring.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.spring.host.ArticleColour;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.TestHost;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way to say that a product changed ends in one row that is written with the host's transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HooksTest {

    private static final String CHANGED = "alice 1 PRODUCT";

    private final TestHost host = TestHost.quiet();
    private final Articles articles = host.articles();

    @BeforeAll
    void addArticles() {
        articles.add(1, "10.00");
        articles.add(2, "20.00");
    }

    @BeforeEach
    void forget() {
        host.forgetCaptured();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @Test
    void aDirectCallIsCapturedWithTheCommit() {
        articles.run(() -> {
            articles.direct(1);
            assertThat(host.captured()).isEmpty();
        });

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void aDirectCallOutsideOfATransactionIsCapturedAtOnce() {
        articles.directWithoutTransaction(1);

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void anAnnotatedMethodIsCapturedWithItsOwnTransaction() {
        articles.annotated(1);

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void anAnnotationNamesManyProductsByArgumentsAndByTheResult() {
        articles.annotatedTwice(List.of(1L, 2L), 7, 8);

        assertThat(host.captured())
                .containsExactlyInAnyOrder(
                        "alice 1 ATTRIBUTES", "alice 2 ATTRIBUTES", "default 7 ASSETS", "default 8 ASSETS");
    }

    @Test
    void anAnnotationWithoutProductsCapturesNothing() {
        articles.annotatedTwice(List.of());

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void anAnnotatedDeletionMeansEveryOwner() {
        articles.annotatedDelete(1);

        assertThat(host.captured()).containsExactly("* 1 DELETED");
    }

    @Test
    void anAnnotatedMethodThatThrowsAndRollsBackCapturesNothing() {
        IllegalArgumentException failure = new IllegalArgumentException("no");

        assertThatThrownBy(() -> articles.annotatedAndFailing(1, failure)).isSameAs(failure);

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void anAnnotatedMethodThatThrowsAndCommitsIsCaptured() {
        assertThatThrownBy(() -> articles.annotatedAndFailingButCommitted(1)).hasMessage("after the change");

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void anExpressionThatCannotBeEvaluatedDoesNotFailTheHost() {
        articles.annotatedWrongly(1);

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void anEventIsCapturedWithTheTransactionItIsPublishedIn() {
        articles.run(() -> {
            articles.published(1);
            assertThat(host.captured()).isEmpty();
        });

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void aChangedEntityIsCapturedThoughNobodySaysSo() {
        articles.changePrice(1, "11.55");

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void anEntityThatIsOnlyReadIsNotCaptured() {
        articles.change(1, article -> article.setPrice(article.getPrice()));

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void newAndDeletedEntitiesAreCaptured() {
        articles.add(3, "30.00");
        assertThat(host.captured()).containsExactly("alice 3 PRODUCT");

        host.forgetCaptured();
        articles.delete(3);
        assertThat(host.captured()).containsExactly("alice 3 DELETED");
    }

    @Test
    void partsResolveToTheirProductWhateverHappensToThem() {
        articles.change(2, article -> article.getColours().add(new ArticleColour(5, article, "red")));
        assertThat(host.captured()).containsExactly("alice 2 PRODUCT");

        host.forgetCaptured();
        articles.change(2, article -> article.getColours().get(0).setColour("blue"));
        assertThat(host.captured()).containsExactly("alice 2 ATTRIBUTES");

        host.forgetCaptured();
        articles.change(2, article -> article.getColours().clear());
        assertThat(host.captured())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("alice 2")
                .doesNotContain("DELETED");
    }

    @Test
    void aPartThatIsLoadedAloneResolvesToItsProduct() {
        articles.change(1, article -> article.getColours().add(new ArticleColour(50, article, "red")));
        host.forgetCaptured();

        articles.changeColour(50, "blue");
        assertThat(host.captured()).containsExactly("alice 1 ATTRIBUTES");

        host.forgetCaptured();
        articles.deleteColour(50);
        assertThat(host.captured()).containsExactly("alice 1 ATTRIBUTES");
    }

    @Test
    void statementsThatPassByTheEntitiesAreNotSeenAndNoHarmIsDone() {
        articles.raiseAllPrices();

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void aChangedCollectionOfValuesIsAChangeOfItsEntity() {
        articles.change(1, article -> article.getTags().add("new"));
        assertThat(host.captured()).containsExactly(CHANGED);

        host.forgetCaptured();
        articles.change(1, article -> article.getTags().clear());
        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void entitiesThatAreNotWatchedAreNotCaptured() {
        articles.addNote(System.nanoTime());

        assertThat(host.captured()).isEmpty();
    }

    @Test
    void tenHooksMakeOneRow() {
        articles.run(() -> {
            articles.annotated(1);
            articles.direct(1);
            articles.published(1);
            articles.change(1, article -> {
                article.setPrice(article.getPrice().add(BigDecimal.ONE));
                article.getTags().add("ten");
                article.getColours().add(new ArticleColour(100, article, "green"));
            });
            articles.annotated(1);
            articles.direct(1);
            articles.published(1);
            articles.direct(1);
        });

        assertThat(host.captured()).hasSize(1).first().asString().startsWith("alice 1");
    }

    @Test
    void whatIsRolledBackWasNeverThere() {
        assertThatThrownBy(() -> articles.run(() -> {
                    articles.annotated(1);
                    articles.direct(1);
                    articles.published(1);
                    articles.changePrice(1, "99.00");
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");

        assertThat(host.captured()).isEmpty();
    }
}
