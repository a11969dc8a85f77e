package io.github.wooautosync.example.plain;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.example.plain.ToyPim.Article;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.jpa.Schema;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;

/** The PIM of the durable demonstration: articles in an H2 file, beside the tables of the library. */
final class StoredPim implements AutoCloseable {

    private final JdbcConnectionPool dataSource;
    private final EntityManagerFactory entityManagerFactory;
    private final ResourceLocalTransactions transactions;

    private StoredPim(Path folder) throws SQLException {
        // By default H2 may write half a second after a commit; what it has committed must survive a kill.
        dataSource = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("pim") + ";WRITE_DELAY=0", "sa", "");
        Schema.in(dataSource).createIfMissing();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists article (id bigint primary key, sku varchar(50) not null,"
                    + " name varchar(200) not null, price numeric(12, 2) not null)");
        }
        entityManagerFactory = Persistence.createEntityManagerFactory(
                "pim", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
        transactions = new ResourceLocalTransactions(entityManagerFactory);
    }

    /** Opens the PIM in that folder, or makes a new one. One process at a time. */
    static StoredPim open(Path folder) {
        try {
            return new StoredPim(folder);
        } catch (SQLException failed) {
            throw new IllegalStateException("the PIM's database in " + folder + " cannot be opened", failed);
        }
    }

    ResourceLocalTransactions transactions() {
        return transactions;
    }

    List<Article> articles() {
        return transactions.callInHostTransaction(entityManager -> entityManager
                .createQuery("select a from Article a order by a.id", StoredArticle.class)
                .getResultStream()
                .map(StoredArticle::toArticle)
                .toList());
    }

    void add(Collection<Article> articles) {
        transactions.inHostTransaction(
                entityManager -> articles.forEach(article -> entityManager.persist(new StoredArticle(article))));
    }

    /**
     * Sets a price.
     *
     * @param alongWith what else belongs to the same transaction
     */
    void setPrice(long id, BigDecimal price, Runnable alongWith) {
        transactions.inHostTransaction(entityManager -> {
            entityManager.find(StoredArticle.class, id).setPrice(price);
            alongWith.run();
        });
    }

    /** The one thing that the library must be told: how to load products. */
    Map<ProductId, Product> loadProducts(Collection<ProductId> ids, ConnectionContext context) {
        List<Long> numbers = ids.stream().map(id -> Long.valueOf(id.value())).toList();
        return transactions.callInHostTransaction(entityManager -> entityManager
                .createQuery("select a from Article a where a.id in :ids", StoredArticle.class)
                .setParameter("ids", numbers)
                .getResultStream()
                .map(StoredArticle::toArticle)
                .map(article -> Product.builder(ProductId.of(article.id()))
                        .sku(article.sku())
                        .name(article.name())
                        .price(article.price())
                        .build())
                .collect(Collectors.toMap(Product::id, Function.identity())));
    }

    @Override
    public void close() {
        entityManagerFactory.close();
        dataSource.dispose();
    }
}
