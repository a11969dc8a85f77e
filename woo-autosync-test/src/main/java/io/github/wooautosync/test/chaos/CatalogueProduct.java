package io.github.wooautosync.test.chaos;

import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A product of the PIM in the chaos' own words, from which both the library's product and what a store must show follow.
 *
 * @param life counts how often the product came back after it was deleted
 * @param wording changes with the texts
 * @param saleCents zero when there is no sale
 * @param gallery absent for products that say nothing of images
 * @param variants in their order; none for a simple product
 */
record CatalogueProduct(
        long id,
        int life,
        int wording,
        String sku,
        long cents,
        long saleCents,
        List<CategoryPath> categories,
        List<String> tags,
        List<String> colours,
        Optional<List<Picture>> gallery,
        List<CatalogueVariant> variants) {

    static final String SIZE = "SIZE";

    /** Every shop weighs its parcels itself. */
    static final Weight PIMS_WEIGHT = Weight.kilograms(new BigDecimal("99"));

    /** Names one life of one product; every name in a store begins with one. */
    static String key(long id, int life) {
        return "Product " + id + "/" + life;
    }

    /** The product that a name in a store belongs to. */
    static long idIn(String name) {
        return Long.parseLong(name.substring("Product ".length(), name.indexOf('/')));
    }

    /** Whether a name in a store is one of this product, in whatever life. */
    static boolean isOf(String name, long id) {
        return name.startsWith("Product " + id + "/");
    }

    String key() {
        return key(id, life);
    }

    ProductId productId() {
        return ProductId.of(id);
    }

    String name() {
        return key() + " w" + wording;
    }

    String description() {
        return "<p>Words " + wording + " of " + key() + "</p>";
    }

    /** Changes with the words, but belongs to the shop once the product is there. */
    String note() {
        return noteOf(id) + life + " w" + wording;
    }

    /** How every note of a product begins, in all its lives. */
    static String noteOf(long id) {
        return "Note of product " + id + "/";
    }

    boolean isVariable() {
        return !variants.isEmpty();
    }

    /** Each store has prices of its own. */
    static BigDecimal price(long cents, int storeNumber) {
        return BigDecimal.valueOf(cents + 10_000L * storeNumber, 2);
    }

    BigDecimal price(int storeNumber) {
        return price(cents, storeNumber);
    }

    Optional<BigDecimal> salePrice(int storeNumber) {
        return saleCents == 0 ? Optional.empty() : Optional.of(price(saleCents, storeNumber));
    }

    Product toProduct(int storeNumber, Function<Picture, ProductImage> images) {
        Product.Builder builder = Product.builder(productId())
                .name(name())
                .sku(sku)
                .status(ProductStatus.PUBLISH)
                .description(description())
                .shortDescription("Must never reach a shop that owns it")
                .set(ProductField.PURCHASE_NOTE, note())
                .weight(PIMS_WEIGHT)
                .metaData("pim_wording", String.valueOf(wording))
                .price(price(storeNumber))
                .setOrClear(ProductField.SALE_PRICE, salePrice(storeNumber))
                .set(ProductField.CATEGORIES, categories)
                .set(ProductField.TAGS, tags)
                .attribute(new AttributeValue("COLOUR", "Colour", colours, true, false));
        gallery.ifPresent(pictures ->
                builder.set(ProductField.IMAGES, pictures.stream().map(images).toList()));
        if (isVariable()) {
            builder.attribute(new AttributeValue(
                    SIZE, "Size", variants.stream().map(CatalogueVariant::size).toList(), true, true));
            variants.forEach(variant -> builder.variant(variant.toVariant(storeNumber, images)));
        }
        return builder.build();
    }

    CatalogueProduct withPrice(long newCents) {
        return new CatalogueProduct(
                id,
                life,
                wording,
                sku,
                newCents,
                Math.min(saleCents, newCents / 2),
                categories,
                tags,
                colours,
                gallery,
                variants);
    }

    CatalogueProduct withSale(long newSaleCents) {
        return new CatalogueProduct(
                id, life, wording, sku, cents, newSaleCents, categories, tags, colours, gallery, variants);
    }

    CatalogueProduct reworded() {
        return new CatalogueProduct(
                id, life, wording + 1, sku, cents, saleCents, categories, tags, colours, gallery, variants);
    }

    CatalogueProduct withSku(String newSku) {
        return new CatalogueProduct(
                id, life, wording, newSku, cents, saleCents, categories, tags, colours, gallery, variants);
    }

    CatalogueProduct filedUnder(List<CategoryPath> newCategories, List<String> newTags) {
        return new CatalogueProduct(
                id, life, wording, sku, cents, saleCents, newCategories, newTags, colours, gallery, variants);
    }

    CatalogueProduct withColours(List<String> newColours) {
        return new CatalogueProduct(
                id, life, wording, sku, cents, saleCents, categories, tags, newColours, gallery, variants);
    }

    CatalogueProduct withGallery(List<Picture> pictures) {
        return new CatalogueProduct(
                id, life, wording, sku, cents, saleCents, categories, tags, colours, Optional.of(pictures), variants);
    }

    CatalogueProduct withVariants(List<CatalogueVariant> newVariants) {
        return new CatalogueProduct(
                id, life, wording, sku, cents, saleCents, categories, tags, colours, gallery, newVariants);
    }

    CatalogueProduct reborn(String newSku) {
        return new CatalogueProduct(
                id, life + 1, wording + 1, newSku, cents, saleCents, categories, tags, colours, gallery, variants);
    }
}
