package io.github.wooautosync.example.plain;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A PIM as small as can be: articles in memory, and one line after each change that tells the library. */
final class ToyPim {

    /** What this PIM knows of a product. */
    record Article(long id, String sku, String name, BigDecimal price) {}

    private final Map<Long, Article> articles = new ConcurrentSkipListMap<>();
    private @Nullable AutoSyncService autoSync;

    void tellChangesTo(AutoSyncService service) {
        autoSync = service;
    }

    void save(Article article) {
        articles.put(article.id(), article);
        if (autoSync != null) {
            autoSync.autoSyncProductUpdate(ProductId.of(article.id()), OwnerId.SINGLE);
        }
    }

    void setPrice(long id, String price) {
        Article article = article(id);
        save(new Article(id, article.sku(), article.name(), new BigDecimal(price)));
    }

    void rename(long id, String name) {
        Article article = article(id);
        save(new Article(id, article.sku(), name, article.price()));
    }

    void delete(long id) {
        articles.remove(id);
        if (autoSync != null) {
            autoSync.cleanupProductSyncData(ProductId.of(id));
        }
    }

    Article article(long id) {
        Article article = articles.get(id);
        if (article == null) {
            throw new IllegalArgumentException("there is no article " + id);
        }
        return article;
    }

    List<Article> articles() {
        return List.copyOf(articles.values());
    }

    /** The one thing that the library must be told: how to load products. */
    Map<ProductId, Product> loadProducts(Collection<ProductId> ids, ConnectionContext context) {
        return articles.values().stream()
                .filter(article -> ids.contains(ProductId.of(article.id())))
                .map(article -> Product.builder(ProductId.of(article.id()))
                        .sku(article.sku())
                        .name(article.name())
                        .price(article.price())
                        .build())
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }
}
