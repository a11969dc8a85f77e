package io.github.wooautosync.test.scenario;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shop's owner, who looks into a store and changes it with a key of his own. */
final class ShopReader implements AutoCloseable {

    private final HttpWooClientFactory clients;
    private final WooClient client;

    ShopReader(FakeStore store, Clock clock) {
        clients = HttpWooClientFactory.builder()
                .plainHttpAllowed(true)
                .privateAddressesAllowed(true)
                .clock(clock)
                .build();
        client =
                clients.open(new StoreAccess(store.url(), Credentials.of(store.consumerKey(), store.consumerSecret())));
    }

    List<String> names(StoreResource resource) {
        List<StoreEntry> all = new ArrayList<>();
        ListQuery query = ListQuery.all(AnswerFields.of("name"));
        int pages = 1;
        for (int number = 1; number <= pages; number++) {
            var page = client.list(resource, query.onPage(number));
            all.addAll(page.entries());
            pages = page.pages();
        }
        return all.stream()
                .map(entry -> entry.text("name").orElse("").replace("&amp;", "&"))
                .toList();
    }

    long create(StoreResource resource, String name) {
        return client.create(resource, new StoreFields(Map.of("name", TextNode.valueOf(name))), AnswerFields.all())
                .id();
    }

    void delete(StoreResource resource, long id) {
        client.delete(resource, id, Removal.PERMANENT);
    }

    @Override
    public void close() {
        clients.close();
    }
}
