package io.github.wooautosync.spring.readme;

import static java.util.stream.Collectors.toMap;

import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.SyncsProduct;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The host of the README, word for word: the test compares both. */
// tag::host[]
@SpringBootApplication
class PimApplication {
    @Bean
    ProductSource products(JdbcTemplate jdbc) {
        return (ids, context) -> ids.stream()
                .flatMap(id -> jdbc
                        .query(
                                "select * from article where id = ?",
                                (row, number) -> Product.builder(ProductId.of(row.getLong("id")))
                                        .sku(row.getString("sku"))
                                        .name(row.getString("name"))
                                        .price(row.getBigDecimal("price"))
                                        .build(),
                                id.value())
                        .stream())
                .collect(toMap(Product::id, product -> product));
    }

    @Service
    static class Prices {
        @Autowired
        JdbcTemplate jdbc;

        @Transactional
        @SyncsProduct("#id")
        public void change(long id, BigDecimal price) {
            jdbc.update("update article set price = ? where id = ?", price, id);
        }
    }
}
// end::host[]
