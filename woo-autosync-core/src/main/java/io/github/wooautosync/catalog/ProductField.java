package io.github.wooautosync.catalog;

import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a product, with the name by which a selection of fields knows it.
 *
 * @param <T> type of its values
 */
@SuppressWarnings("UnusedTypeParameter") // ties a field to the type of its values at compile time
public final class ProductField<T> {

    public static final ProductField<String> NAME = new ProductField<>("name");
    public static final ProductField<String> SKU = new ProductField<>("sku");
    /** Sent when the product is created; simple where it is absent. */
    public static final ProductField<ProductType> TYPE = new ProductField<>("type");

    public static final ProductField<ProductStatus> STATUS = new ProductField<>("status");
    public static final ProductField<String> SLUG = new ProductField<>("slug");
    /** HTML. */
    public static final ProductField<String> DESCRIPTION = new ProductField<>("description");
    /** HTML. */
    public static final ProductField<String> SHORT_DESCRIPTION = new ProductField<>("short_description");
    /** The regular price. */
    public static final ProductField<BigDecimal> PRICE = new ProductField<>("price");

    public static final ProductField<BigDecimal> SALE_PRICE = new ProductField<>("sale_price");
    public static final ProductField<Instant> SALE_FROM = new ProductField<>("sale_from");
    public static final ProductField<Instant> SALE_TO = new ProductField<>("sale_to");
    /** GTIN, EAN, UPC or ISBN. */
    public static final ProductField<String> GTIN = new ProductField<>("gtin");

    public static final ProductField<Weight> WEIGHT = new ProductField<>("weight");
    public static final ProductField<Dimensions> DIMENSIONS = new ProductField<>("dimensions");
    public static final ProductField<TaxStatus> TAX_STATUS = new ProductField<>("tax_status");
    /** Slug of a tax class; empty text for the standard one. */
    public static final ProductField<String> TAX_CLASS = new ProductField<>("tax_class");
    /** Slug of a shipping class. */
    public static final ProductField<String> SHIPPING_CLASS = new ProductField<>("shipping_class");

    public static final ProductField<Boolean> FEATURED = new ProductField<>("featured");
    public static final ProductField<CatalogVisibility> CATALOG_VISIBILITY = new ProductField<>("catalog_visibility");
    public static final ProductField<Boolean> VIRTUAL = new ProductField<>("virtual");
    public static final ProductField<Boolean> DOWNLOADABLE = new ProductField<>("downloadable");
    public static final ProductField<Boolean> SOLD_INDIVIDUALLY = new ProductField<>("sold_individually");
    public static final ProductField<Boolean> REVIEWS_ALLOWED = new ProductField<>("reviews_allowed");
    public static final ProductField<String> PURCHASE_NOTE = new ProductField<>("purchase_note");
    public static final ProductField<Integer> MENU_ORDER = new ProductField<>("menu_order");
    /** Sent with the stock group only when it is selected by name: shops usually count for themselves. */
    public static final ProductField<Integer> STOCK_QUANTITY = new ProductField<>("stock_quantity");

    public static final ProductField<StockStatus> STOCK_STATUS = new ProductField<>("stock_status");
    public static final ProductField<Backorders> BACKORDERS = new ProductField<>("backorders");
    /** Where an external product is sold. */
    public static final ProductField<URI> EXTERNAL_URL = new ProductField<>("external_url");

    public static final ProductField<String> BUTTON_TEXT = new ProductField<>("button_text");
    public static final ProductField<List<CategoryPath>> CATEGORIES = new ProductField<>("categories");
    public static final ProductField<List<String>> TAGS = new ProductField<>("tags");
    public static final ProductField<List<String>> BRANDS = new ProductField<>("brands");
    /** The first one is the main image. */
    public static final ProductField<List<ProductImage>> IMAGES = new ProductField<>("images");

    public static final ProductField<List<ProductId>> UP_SELLS = new ProductField<>("up_sells");
    public static final ProductField<List<ProductId>> CROSS_SELLS = new ProductField<>("cross_sells");
    /** Members of a grouped product. */
    public static final ProductField<List<ProductId>> GROUPED_PRODUCTS = new ProductField<>("grouped_products");

    private static final Map<String, ProductField<?>> BY_NAME = Stream.<ProductField<?>>of(
                    NAME,
                    SKU,
                    TYPE,
                    STATUS,
                    SLUG,
                    DESCRIPTION,
                    SHORT_DESCRIPTION,
                    PRICE,
                    SALE_PRICE,
                    SALE_FROM,
                    SALE_TO,
                    GTIN,
                    WEIGHT,
                    DIMENSIONS,
                    TAX_STATUS,
                    TAX_CLASS,
                    SHIPPING_CLASS,
                    FEATURED,
                    CATALOG_VISIBILITY,
                    VIRTUAL,
                    DOWNLOADABLE,
                    SOLD_INDIVIDUALLY,
                    REVIEWS_ALLOWED,
                    PURCHASE_NOTE,
                    MENU_ORDER,
                    STOCK_QUANTITY,
                    STOCK_STATUS,
                    BACKORDERS,
                    EXTERNAL_URL,
                    BUTTON_TEXT,
                    CATEGORIES,
                    TAGS,
                    BRANDS,
                    IMAGES,
                    UP_SELLS,
                    CROSS_SELLS,
                    GROUPED_PRODUCTS)
            .collect(Collectors.toUnmodifiableMap(ProductField::name, Function.identity()));

    private final String name;

    private ProductField(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The field of that name; absent for anything else, such as the code of an attribute. */
    public static Optional<ProductField<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    @Override
    public String toString() {
        return name;
    }
}
