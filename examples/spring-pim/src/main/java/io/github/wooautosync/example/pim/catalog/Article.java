package io.github.wooautosync.example.pim.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the PIM knows of one product. */
@Entity
@Table(name = "article", uniqueConstraints = @UniqueConstraint(columnNames = {"owner", "sku"}))
public class Article {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private long version;

    @Column(nullable = false, updatable = false)
    private String owner = "";

    @Column(nullable = false)
    private String sku = "";

    @Column(nullable = false)
    private String name = "";

    @Column(nullable = false, length = 4000)
    private String description = "";

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal price = BigDecimal.ZERO;

    /** Names from the outermost to the innermost, separated by {@code >}. */
    @Column(nullable = false)
    private String category = "";

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "article_attribute", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    private List<ArticleAttribute> attributes = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "article_variant", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    private List<ArticleVariant> variants = new ArrayList<>();

    /** File names of pictures that this PIM serves. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "article_picture", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    @Column(name = "file", nullable = false)
    private List<String> pictures = new ArrayList<>();

    protected Article() {}

    public Article(String owner) {
        this.owner = owner;
    }

    /** Present once the article is stored. */
    public @Nullable Long getId() {
        return id;
    }

    public String getOwner() {
        return owner;
    }

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public List<ArticleAttribute> getAttributes() {
        return List.copyOf(attributes);
    }

    public void setAttributes(List<ArticleAttribute> attributes) {
        this.attributes = new ArrayList<>(attributes);
    }

    public List<ArticleVariant> getVariants() {
        return List.copyOf(variants);
    }

    public void setVariants(List<ArticleVariant> variants) {
        this.variants = new ArrayList<>(variants);
    }

    public List<String> getPictures() {
        return List.copyOf(pictures);
    }

    public void setPictures(List<String> pictures) {
        this.pictures = new ArrayList<>(pictures);
    }
}
