package io.github.wooautosync.jpa;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The products of a host, as {@code host_product} has them. Each carries the number of the edit that wrote it, in its
 * name and as its price, so that a store shows which edit it has.
 */
final class HostCatalog {

    private final DataSource dataSource;

    HostCatalog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static String sku(long id) {
        return "SKU-" + id;
    }

    static String name(long id, long edit) {
        return "Product " + id + ", edit " + edit;
    }

    void fill(long first, long last) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into host_product (id, name) values (?, ?)")) {
            for (long id = first; id <= last; id++) {
                insert.setLong(1, id);
                insert.setString(2, name(id, 1));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The edit that each product has now. */
    Map<Long, Long> edits() {
        Map<Long, Long> edits = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select id, name from host_product");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                edits.put(rows.getLong(1), edit(rows.getString(2)));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return edits;
    }

    /** What the library is given as its product source. */
    Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        Map<ProductId, Product> products = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id, name from host_product where id = any (?)")) {
            Object[] wanted = ids.stream().map(id -> Long.valueOf(id.value())).toArray();
            select.setArray(1, connection.createArrayOf("bigint", wanted));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Product product = product(rows.getLong(1), rows.getString(2));
                    products.put(product.id(), product);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return products;
    }

    private static Product product(long id, String name) {
        return Product.builder(ProductId.of(id))
                .sku(sku(id))
                .name(name)
                .price(BigDecimal.valueOf(edit(name)))
                .build();
    }

    private static long edit(String name) {
        return Long.parseLong(name.substring(name.lastIndexOf(' ') + 1));
    }
}
