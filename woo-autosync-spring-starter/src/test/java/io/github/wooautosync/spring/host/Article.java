package io.github.wooautosync.spring.host;

import io.github.wooautosync.spring.WooSynced;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A product of the host, watched by the library. */
@Entity
@WooSynced(owner = "owner")
public class Article {

    @Id
    private long id;

    @Column(name = "title")
    private String name = "";

    private BigDecimal price = BigDecimal.ZERO;
    private String owner = "";

    @ElementCollection(fetch = FetchType.EAGER)
    private Set<String> tags = new HashSet<>();

    @OneToMany(mappedBy = "article", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<ArticleColour> colours = new ArrayList<>();

    protected Article() {}

    public Article(long id, String name, BigDecimal price, String owner) {
        this.id = id;
        this.name = name;
        this.price = price;
        this.owner = owner;
    }

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public String getOwner() {
        return owner;
    }

    public Set<String> getTags() {
        return tags;
    }

    public List<ArticleColour> getColours() {
        return colours;
    }
}
