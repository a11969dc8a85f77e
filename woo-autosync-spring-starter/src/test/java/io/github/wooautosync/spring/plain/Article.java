package io.github.wooautosync.spring.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** The host's product, of which README speaks. */
@Entity(name = "PlainArticle")
class Article {

    @Id
    private long id;

    private String sku = "";
    private String name = "";
    private BigDecimal price = BigDecimal.ZERO;
    private String html = "";
    private String colours = "";

    protected Article() {}

    Article(long id, String price) {
        this.id = id;
        this.sku = "SKU-" + id;
        this.name = "Shirt";
        this.price = new BigDecimal(price);
        this.html = "<p>Cotton.</p>";
        this.colours = "Red,Blue";
    }

    long id() {
        return id;
    }

    String sku() {
        return sku;
    }

    String name() {
        return name;
    }

    BigDecimal price() {
        return price;
    }

    void setPrice(BigDecimal newPrice) {
        price = newPrice;
    }

    String html() {
        return html;
    }

    String[] colours() {
        return colours.split(",", -1);
    }
}
