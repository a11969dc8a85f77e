package io.github.wooautosync.test.chaos;

import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.StockStatus;
import io.github.wooautosync.catalog.Variant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A variant of a product of the PIM in the chaos' own words.
 *
 * @param id never used twice in one product
 * @param size that no sibling has at the same time
 * @param sku empty for some, which never change their size: without a SKU it is all they are known by
 * @param saleCents zero when there is no sale
 */
record CatalogueVariant(
        String id,
        String size,
        String sku,
        int wording,
        long cents,
        long saleCents,
        boolean sellable,
        Optional<Picture> picture) {

    BigDecimal price(int storeNumber) {
        return CatalogueProduct.price(cents, storeNumber);
    }

    Optional<BigDecimal> salePrice(int storeNumber) {
        return saleCents == 0 ? Optional.empty() : Optional.of(CatalogueProduct.price(saleCents, storeNumber));
    }

    String description() {
        return "<p>Words " + wording + " of variant " + id + "</p>";
    }

    boolean hasSku() {
        return !sku.isEmpty();
    }

    Variant toVariant(int storeNumber, Function<Picture, ProductImage> images) {
        Variant.Builder builder = Variant.builder(id)
                .option(CatalogueProduct.SIZE, size)
                .set(ProductField.DESCRIPTION, description())
                .set(ProductField.PRICE, price(storeNumber))
                .set(ProductField.STOCK_STATUS, sellable ? StockStatus.IN_STOCK : StockStatus.OUT_OF_STOCK)
                .set(ProductField.WEIGHT, CatalogueProduct.PIMS_WEIGHT)
                .set(ProductField.IMAGES, picture.map(images).map(List::of).orElse(List.of()));
        salePrice(storeNumber)
                .ifPresentOrElse(
                        price -> builder.set(ProductField.SALE_PRICE, price),
                        () -> builder.clear(ProductField.SALE_PRICE));
        return hasSku() ? builder.sku(sku).build() : builder.build();
    }

    CatalogueVariant withPrice(long newCents) {
        return new CatalogueVariant(
                id, size, sku, wording, newCents, Math.min(saleCents, newCents / 2), sellable, picture);
    }

    CatalogueVariant withSale(long newSaleCents) {
        return new CatalogueVariant(id, size, sku, wording, cents, newSaleCents, sellable, picture);
    }

    CatalogueVariant reworded() {
        return new CatalogueVariant(id, size, sku, wording + 1, cents, saleCents, sellable, picture);
    }

    CatalogueVariant withSku(String newSku) {
        return new CatalogueVariant(id, size, newSku, wording, cents, saleCents, sellable, picture);
    }

    CatalogueVariant withSize(String newSize) {
        return new CatalogueVariant(id, newSize, sku, wording, cents, saleCents, sellable, picture);
    }

    CatalogueVariant restocked() {
        return new CatalogueVariant(id, size, sku, wording, cents, saleCents, !sellable, picture);
    }

    CatalogueVariant showing(Optional<Picture> newPicture) {
        return new CatalogueVariant(id, size, sku, wording, cents, saleCents, sellable, newPicture);
    }
}
