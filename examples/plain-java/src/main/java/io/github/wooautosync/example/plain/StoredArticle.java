package io.github.wooautosync.example.plain;

import io.github.wooautosync.example.plain.ToyPim.Article;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** An article in the PIM's database. */
@Entity(name = "Article")
@Table(name = "article")
class StoredArticle {

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "sku")
    private String sku = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "price")
    private BigDecimal price = BigDecimal.ZERO;

    protected StoredArticle() {}

    StoredArticle(Article article) {
        this.id = article.id();
        this.sku = article.sku();
        this.name = article.name();
        this.price = article.price();
    }

    Article toArticle() {
        return new Article(id, sku, name, price);
    }

    void setPrice(BigDecimal newPrice) {
        price = newPrice;
    }
}
