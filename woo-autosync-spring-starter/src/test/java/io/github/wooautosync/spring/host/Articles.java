package io.github.wooautosync.spring.host;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.spring.ProductsChanged;
import io.github.wooautosync.spring.SyncsProduct;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The host's service for products: every way to say that one changed. */
@Service
@Transactional
public class Articles implements ProductSource {

    public static final String OWNER = "alice";

    @PersistenceContext
    private EntityManager entityManager;

    private final AutoSyncService autoSync;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("NullAway.Init")
    public Articles(AutoSyncService autoSync, ApplicationEventPublisher events) {
        this.autoSync = autoSync;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        List<Long> keys = ids.stream().map(id -> Long.valueOf(id.value())).toList();
        return entityManager
                .createQuery("select a from Article a where a.id in :ids", Article.class)
                .setParameter("ids", keys)
                .getResultStream()
                .map(article -> Product.builder(ProductId.of(article.getId()))
                        .sku("SKU-" + article.getId())
                        .name(article.getName())
                        .price(article.getPrice())
                        .build())
                .collect(Collectors.toMap(Product::id, product -> product));
    }

    public void add(long id, String price) {
        entityManager.persist(new Article(id, "Article " + id, new BigDecimal(price), OWNER));
    }

    /** Seen by nothing but the entity listener. */
    public void changePrice(long id, String price) {
        article(id).setPrice(new BigDecimal(price));
    }

    public void change(long id, Consumer<Article> change) {
        change.accept(article(id));
    }

    /** The article itself is not loaded. */
    public void changeColour(long id, String colour) {
        entityManager.find(ArticleColour.class, id).setColour(colour);
    }

    /** The article itself is not loaded. */
    public void deleteColour(long id) {
        entityManager.remove(entityManager.find(ArticleColour.class, id));
    }

    /** Seen by nobody. */
    public void raiseAllPrices() {
        entityManager.createQuery("update Article a set a.price = a.price + 1").executeUpdate();
    }

    public void delete(long id) {
        entityManager.remove(article(id));
    }

    public void addNote(long id) {
        entityManager.persist(new Note(id, "new"));
    }

    @SyncsProduct(value = "#id", owner = "'" + OWNER + "'")
    public void annotated(long id) {}

    @SyncsProduct(value = "#ids", owner = "'" + OWNER + "'", kind = ChangeKind.ATTRIBUTES)
    @SyncsProduct(value = "#result", kind = ChangeKind.ASSETS)
    public long[] annotatedTwice(List<Long> ids, long... results) {
        return results;
    }

    @SyncsProduct(value = "#id", kind = ChangeKind.DELETED)
    public void annotatedDelete(long id) {}

    @SyncsProduct(value = "#id", owner = "'" + OWNER + "'")
    public void annotatedAndFailing(long id, RuntimeException failure) {
        throw failure;
    }

    @Transactional(noRollbackFor = IllegalStateException.class)
    @SyncsProduct(value = "#id", owner = "'" + OWNER + "'")
    public void annotatedAndFailingButCommitted(long id) {
        throw new IllegalStateException("after the change");
    }

    @SyncsProduct("#id.something")
    public void annotatedWrongly(long id) {}

    public void direct(long id) {
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of(OWNER));
    }

    public void published(long id) {
        events.publishEvent(ProductsChanged.of(ProductId.of(id)).ownedBy(OwnerId.of(OWNER)));
    }

    @Transactional(readOnly = true)
    public void directReadOnly(long id) {
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of(OWNER));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void directInNewTransaction(long id) {
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of(OWNER));
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void directWithoutTransaction(long id) {
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of(OWNER));
    }

    /** That of the transaction of this thread. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public EntityManager entities() {
        return entityManager;
    }

    public void run(Runnable work) {
        work.run();
    }

    @Transactional(readOnly = true)
    public BigDecimal price(long id) {
        return article(id).getPrice();
    }

    private Article article(long id) {
        return entityManager.find(Article.class, id);
    }
}
