package io.github.wooautosync.spring.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.wooautosync.spring.host.Article;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.Note;
import io.github.wooautosync.spring.host.TestHost;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A commit that fails fails with the same exception as in a host whose transactions the library has nothing to do with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostExceptionsTest {

    private final TestHost host = TestHost.quiet();
    private final TestHost apart = TestHost.quiet("woo.autosync.storage=memory");

    @BeforeEach
    void fill() {
        for (TestHost one : new TestHost[] {host, apart}) {
            one.jdbc().update("delete from article");
            one.jdbc().update("delete from note");
            one.articles().add(1, "10.00");
            one.articles().addNote(9);
        }
        host.forgetCaptured();
    }

    @AfterAll
    void stop() {
        host.close();
        apart.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("a key that is taken", (Consumer<Host>) entities -> entities.persist(article(1))),
                Arguments.of("a row that is gone", (Consumer<Host>) entities -> {
                    entities.find(Article.class, 1L).setPrice(BigDecimal.TEN.add(BigDecimal.ONE));
                    entities.deleteAllArticlesElsewhere();
                }),
                Arguments.of("a value that is too long", (Consumer<Host>)
                        entities -> entities.persist(new Note(7, "x".repeat(1000)))),
                Arguments.of("a callback that refuses", (Consumer<Host>)
                        entities -> entities.find(Note.class, 9L).setText(Note.REFUSED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aFailedCommitLooksTheSame(String what, Consumer<Host> mistake) {
        Throwable expected = failure(apart, mistake);
        Throwable seen = failure(host, mistake);

        assertThat(seen).as(what).hasSameClassAs(expected);
        assertThat(rootOf(seen)).hasSameClassAs(rootOf(expected));
        assertThat(host.captured()).isEmpty();
        host.articles().direct(1);
        assertThat(host.captured()).as("the next transaction").containsExactly("alice 1 PRODUCT");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void inAnOpenViewTooAndTheViewGoesOn(String what, Consumer<Host> mistake) {
        EntityManagerFactory factory = host.bean(EntityManagerFactory.class);
        EntityManager view = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(view));
        try {
            Throwable seen = failure(host, mistake);

            assertThat(seen).as(what).hasSameClassAs(failure(apart, mistake));
            assertThat(view.getTransaction().isActive()).isFalse();
            view.clear();
            host.articles().direct(1);
            assertThat(host.captured()).containsExactly("alice 1 PRODUCT");
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            EntityManagerFactoryUtils.closeEntityManager(view);
        }
    }

    private static Throwable failure(TestHost host, Consumer<Host> mistake) {
        Articles articles = host.articles();
        Throwable thrown = catchThrowable(() -> articles.run(() -> mistake.accept(new Host(host))));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : rootOf(cause);
    }

    private static Article article(long id) {
        return new Article(id, "Article", BigDecimal.ONE, Articles.OWNER);
    }

    /** What a mistake can be made with. */
    record Host(TestHost host) {

        void persist(Object entity) {
            host.articles().entities().persist(entity);
        }

        <T> T find(Class<T> type, Object id) {
            return host.articles().entities().find(type, id);
        }

        /** In the same transaction, by a statement that the persistence context knows nothing of. */
        void deleteAllArticlesElsewhere() {
            host.jdbc().update("delete from article");
        }
    }
}
