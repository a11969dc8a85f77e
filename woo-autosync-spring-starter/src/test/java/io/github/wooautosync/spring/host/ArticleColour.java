package io.github.wooautosync.spring.host;

import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.spring.WooSynced;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** An attribute value: a part of an article. */
@Entity
@WooSynced(id = "article.id", owner = "article.owner", kind = ChangeKind.ATTRIBUTES, part = true)
public class ArticleColour {

    @Id
    private long id;

    private String colour = "";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Article article = new Article();

    protected ArticleColour() {}

    public ArticleColour(long id, Article article, String colour) {
        this.id = id;
        this.article = article;
        this.colour = colour;
    }

    public void setColour(String colour) {
        this.colour = colour;
    }

    public Article getArticle() {
        return article;
    }

    public long getId() {
        return id;
    }

    public String getColour() {
        return colour;
    }
}
