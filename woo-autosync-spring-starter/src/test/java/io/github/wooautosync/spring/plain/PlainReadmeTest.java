package io.github.wooautosync.spring.plain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaAttemptStore;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaLinkStore;
import io.github.wooautosync.jpa.JpaModel;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.jpa.JpaVariantLinkStore;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.jpa.Schema;
import io.github.wooautosync.secret.AesGcmSecretCipher;
import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.spring.RepositoryRoot;
import io.github.wooautosync.test.store.FakeStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** What README shows of a host without a framework stands there as it stands here, and here it runs. */
class PlainReadmeTest {

    private static final Pattern REGION =
            Pattern.compile("// tag::readme\\[]\\n(.*?)// end::readme\\[]", Pattern.DOTALL);

    /** Where the test must say something else than the page. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "WooAutoSync.builder()", "builder()",
            "\"https://shop.example\"", "url",
            "\"ck_…\"", "key",
            "\"cs_…\"", "secret",
            "System.getenv(\"WOO_SECRET_KEY\")", "secretKey");

    private final FakeStore store = FakeStore.start();
    private final String url = store.url().toString();
    private final String key = store.consumerKey();
    private final String secret = store.consumerSecret();
    private final String secretKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private final LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
    private final Articles articles = new Articles();

    @BeforeEach
    void createThePim() throws SQLException {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Schema.in(database).createIfMissing();
        new JdbcTemplate(database)
                .execute("create table PlainArticle (id bigint primary key, sku varchar(20), name varchar(50),"
                        + " price numeric(9, 2), html varchar(200), colours varchar(50))");
        List<String> entities = new ArrayList<>(JpaModel.managedClassNames());
        entities.add(Article.class.getName());
        unit.setDataSource(database);
        unit.setManagedTypes(PersistenceManagedTypes.of(entities.toArray(String[]::new)));
        unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        unit.afterPropertiesSet();
        new ResourceLocalTransactions(entityManagerFactory())
                .inHostTransaction(entityManager -> entityManager.persist(new Article(101, "19.90")));
    }

    @AfterEach
    void close() {
        unit.destroy();
        store.close();
    }

    // tag::readme[]
    Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        return articles.findAllById(ids).stream()
                .map(article -> Product.builder(ProductId.of(article.id()))
                        .sku(article.sku())
                        .name(article.name())
                        .price(article.price())
                        .description(article.html())
                        .attribute(AttributeValue.of("COLOR", "Colour", article.colours()))
                        .build())
                .collect(toMap(Product::id, identity()));
    }
    // end::readme[]

    @Test
    void aBuilderAndFourServicesAreEnough() {
        // tag::readme[]
        try (WooAutoSync wooAutoSync = builder().productSource(this::load).build()) {

            ConnectionId shop = wooAutoSync
                    .connections()
                    .connect(NewConnection.builder()
                            .storeUrl(url)
                            .consumerKey(key)
                            .consumerSecret(secret)
                            .build());

            // once, by hand
            ExportReport report = wooAutoSync.exports().export(ExportRequest.of(shop, ProductId.of(101)));

            // from then on, wherever your code changes a product
            wooAutoSync.autoSync().autoSyncProductUpdate(ProductId.of(101), OwnerId.SINGLE);

            ProductSyncStatus status =
                    wooAutoSync.status().syncStatus(shop, ProductId.of(101)).orElseThrow();
            // end::readme[]
            assertThat(report.success()).isTrue();
            assertThat(status.wooProductId()).isPresent();
            assertThat(price()).isEqualTo("19.90");
        }
    }

    @Test
    void whatIsCapturedInTheHostsTransactionArrives() {
        EntityManagerFactory entityManagerFactory = entityManagerFactory();
        BigDecimal price = new BigDecimal("17.50");
        // tag::readme[]
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(entityManagerFactory);
        SecretCipher cipher = AesGcmSecretCipher.of("2026", secretKey); // Base64, 32 bytes

        WooAutoSync wooAutoSync = builder()
                .productSource(this::load)
                .recordStore(JpaSyncRecordStore.of(transactions))
                .connectionStore(new JpaConnectionStore(transactions, cipher))
                .linkStore(new JpaLinkStore(transactions))
                .variantLinkStore(new JpaVariantLinkStore(transactions))
                .attemptStore(new JpaAttemptStore(transactions))
                .build();
        // end::readme[]
        try (wooAutoSync) {
            ConnectionId shop = wooAutoSync
                    .connections()
                    .connect(NewConnection.builder()
                            .storeUrl(url)
                            .consumerKey(key)
                            .consumerSecret(secret)
                            .build());
            wooAutoSync.exports().export(ExportRequest.of(shop, ProductId.of(101)));
            // tag::readme[]
            transactions.inHostTransaction(entityManager -> {
                entityManager.find(Article.class, 101L).setPrice(price);
                wooAutoSync.autoSync().autoSyncProductUpdate(ProductId.of(101), OwnerId.SINGLE);
            });
            // end::readme[]
            await().atMost(Duration.ofMinutes(1)).until(() -> price().equals("17.50"));
        }
    }

    @Test
    void readmeShowsIt() throws IOException {
        String readme = withoutBlanks(Files.readString(RepositoryRoot.resolve("README.md")));
        String here = Files.readString(RepositoryRoot.resolve("woo-autosync-spring-starter/src/test/java/"
                + getClass().getName().replace('.', '/') + ".java"));

        assertThat(REGION.matcher(here).results())
                .hasSize(4)
                .allSatisfy(region -> assertThat(readme).contains(withoutBlanks(asInReadme(region.group(1)))));
    }

    private static String asInReadme(String code) {
        String text = code;
        for (Map.Entry<String, String> one : ELSEWHERE.entrySet()) {
            text = text.replaceAll("(?<![.\\w])" + Pattern.quote(one.getValue()) + "(?!\\w)", one.getKey());
        }
        return text;
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private WooAutoSync.Builder builder() {
        return WooAutoSync.builder().allowPlainHttp(true).allowPrivateAddresses(true);
    }

    private EntityManagerFactory entityManagerFactory() {
        return Objects.requireNonNull(unit.getNativeEntityManagerFactory());
    }

    private String price() {
        return store.productsBySku("SKU-101").get(0).path("regular_price").asText();
    }

    /** Where the host finds its articles. */
    private final class Articles {

        List<Article> findAllById(Collection<ProductId> ids) {
            try (EntityManager entityManager = entityManagerFactory().createEntityManager()) {
                return entityManager
                        .createQuery("select a from PlainArticle a where a.id in :ids", Article.class)
                        .setParameter(
                                "ids",
                                ids.stream().map(id -> Long.valueOf(id.value())).toList())
                        .getResultList();
            }
        }
    }
}
