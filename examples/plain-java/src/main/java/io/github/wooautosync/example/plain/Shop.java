package io.github.wooautosync.example.plain;

import io.github.wooautosync.NewConnection;
import io.github.wooautosync.example.plain.ToyPim.Article;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A store of this demonstration: a fake one that runs here and can be switched off, or a real one.
 *
 * @param fake absent for a real store
 */
record Shop(String name, String url, Credentials credentials, WooClient client, Optional<FakeStore> fake) {

    static Shop fake(String name, WooClientFactory clients) {
        return of(FakeStore.builder().name(name).start(), clients);
    }

    static Shop of(FakeStore store, WooClientFactory clients) {
        Credentials credentials = Credentials.of(store.consumerKey(), store.consumerSecret());
        WooClient client = clients.open(new StoreAccess(store.url(), credentials));
        return new Shop(store.name(), store.url().toString(), credentials, client, Optional.of(store));
    }

    static Shop real(RealStore real, WooClientFactory clients) {
        Credentials credentials = Credentials.of(real.consumerKey(), real.consumerSecret());
        WooClient client = clients.open(new StoreAccess(real.storeUrl().value(), credentials));
        return new Shop("Real store", real.storeUrl().toString(), credentials, client, Optional.empty());
    }

    NewConnection asConnection() {
        return NewConnection.builder()
                .storeName(name)
                .storeUrl(url)
                .consumerKey(credentials.consumerKey())
                .consumerSecret(credentials.consumerSecret().reveal())
                .build();
    }

    /** What differs between these articles and the shop, asked for over the REST API; empty when nothing does. */
    List<String> differences(Collection<Article> articles) {
        List<String> skus = articles.stream().map(Article::sku).toList();
        List<StoreEntry> found =
                client.findProductsBySku(skus, AnswerFields.of("sku", "name", "regular_price", "status"));
        List<String> differences = new ArrayList<>();
        for (Article article : articles) {
            List<StoreEntry> same = found.stream()
                    .filter(entry -> entry.sku().equals(Optional.of(article.sku())))
                    .toList();
            if (same.size() != 1) {
                differences.add(article.sku() + " is there " + same.size() + " times");
            } else {
                compare(article, same.get(0), differences);
            }
        }
        return differences;
    }

    private static void compare(Article article, StoreEntry entry, List<String> differences) {
        BigDecimal price = new BigDecimal(
                entry.text("regular_price").filter(text -> !text.isEmpty()).orElse("0"));
        if (price.compareTo(article.price()) != 0) {
            differences.add(article.sku() + " costs " + price + " instead of " + article.price());
        }
        if (!entry.text("name").equals(Optional.of(article.name()))) {
            differences.add(article.sku() + " is called " + entry.text("name").orElse("nothing"));
        }
    }
}
