package io.github.wooautosync.test.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clients that watch which products are being written at the same time. */
final class WatchedClients implements WooClientFactory, AutoCloseable {

    private final HttpWooClientFactory real = HttpWooClientFactory.builder()
            .plainHttpAllowed(true)
            .privateAddressesAllowed(true)
            .build();
    private final Set<String> beingWritten = new HashSet<>();
    private final List<String> collisions = new ArrayList<>();
    private int batches;
    private int mostBatches;
    private int uploads;
    private int mostUploads;
    private int variations;
    private int mostVariations;

    @Override
    public WooClient open(StoreAccess access) {
        WooClient client = real.open(access);
        return (WooClient) Proxy.newProxyInstance(
                WatchedClients.class.getClassLoader(),
                new Class<?>[] {WooClient.class},
                (proxy, method, arguments) -> watched(client, method, arguments));
    }

    private @Nullable Object watched(WooClient client, Method method, Object[] arguments) throws Throwable {
        List<String> products = products(method, arguments);
        boolean batch = method.getName().equals("batch") && arguments[0].equals(StoreResource.PRODUCTS);
        boolean upload = method.getName().equals("update") && arguments[0].equals(StoreResource.PRODUCTS);
        boolean ofVariations = isVariations(method, arguments);
        begin(products, batch, upload, ofVariations);
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            end(products, batch, upload, ofVariations);
        }
    }

    private static boolean isVariations(Method method, Object[] arguments) {
        return method.getName().equals("batch")
                && ((StoreResource) arguments[0]).path().endsWith("/variations");
    }

    private synchronized void begin(List<String> products, boolean batch, boolean upload, boolean ofVariations) {
        for (String product : products) {
            if (!beingWritten.add(product)) {
                collisions.add(product);
            }
        }
        batches += batch ? 1 : 0;
        uploads += upload ? 1 : 0;
        variations += ofVariations ? 1 : 0;
        mostVariations = Math.max(mostVariations, variations);
        mostBatches = Math.max(mostBatches, batches);
        mostUploads = Math.max(mostUploads, uploads);
    }

    private synchronized void end(List<String> products, boolean batch, boolean upload, boolean ofVariations) {
        beingWritten.removeAll(products);
        batches -= batch ? 1 : 0;
        uploads -= upload ? 1 : 0;
        variations -= ofVariations ? 1 : 0;
    }

    private static List<String> products(Method method, Object[] arguments) {
        List<String> products = new ArrayList<>();
        if (method.getName().equals("batch") && arguments[0].equals(StoreResource.PRODUCTS)) {
            StoreBatch batch = (StoreBatch) arguments[1];
            batch.updates().forEach(update -> products.add("id " + update.id()));
            batch.updates()
                    .forEach(update -> addSku(products, update.fields().values().get("sku")));
            batch.creates().forEach(create -> addSku(products, create.values().get("sku")));
        } else if (isVariations(method, arguments)) {
            products.add("variations at " + ((StoreResource) arguments[0]).path());
            StoreBatch batch = (StoreBatch) arguments[1];
            batch.creates().forEach(create -> addSku(products, create.values().get("sku")));
        } else if (method.getName().equals("update") && arguments[0].equals(StoreResource.PRODUCTS)) {
            products.add("id " + arguments[1]);
        }
        return products;
    }

    private static void addSku(List<String> products, @Nullable JsonNode sku) {
        if (sku != null) {
            products.add("SKU " + sku.asText());
        }
    }

    /** Products that were written by two requests at the same time. */
    synchronized List<String> collisions() {
        return List.copyOf(collisions);
    }

    synchronized int mostBatchesInFlight() {
        return mostBatches;
    }

    /** Of how many products variations were written at the same time. */
    synchronized int mostVariationsInFlight() {
        return mostVariations;
    }

    synchronized int mostUploadsInFlight() {
        return mostUploads;
    }

    @Override
    public void close() {
        real.close();
    }
}
