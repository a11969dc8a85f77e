package io.github.wooautosync.connection;

/** Store fields that people switch together when they choose what automatic updates push. */
public enum FieldGroup {
    /** Texts, identity, status and visibility. */
    CONTENT,
    /** Prices, sales and taxes. */
    PRICES,
    STOCK,
    /** Weight, dimensions and shipping class. */
    SHIPPING,
    IMAGES,
    /** Categories, tags and brands. */
    CLASSIFICATION,
    ATTRIBUTES,
    /**
     * Which variants there are, their options and their order. Any other field of a variant belongs to the group of that
     * field: its price to {@link #PRICES}.
     */
    VARIANTS,
    /** Up-sells, cross-sells and members of a group. */
    LINKED_PRODUCTS,
    META_DATA,
    /** Everything that no other group has, such as raw fields. */
    OTHER;

    /** The group of a store field. */
    public static FieldGroup of(String storeField) {
        return switch (storeField) {
            case "name",
                    "sku",
                    "type",
                    "slug",
                    "description",
                    "short_description",
                    "purchase_note",
                    "button_text",
                    "external_url",
                    "global_unique_id",
                    "status",
                    "catalog_visibility",
                    "featured",
                    "menu_order",
                    "reviews_allowed",
                    "virtual",
                    "downloadable",
                    "sold_individually" -> CONTENT;
            case "regular_price",
                    "sale_price",
                    "date_on_sale_from_gmt",
                    "date_on_sale_to_gmt",
                    "tax_status",
                    "tax_class" -> PRICES;
            case "manage_stock", "stock_quantity", "stock_status", "backorders", "low_stock_amount" -> STOCK;
            case "weight", "dimensions", "shipping_class" -> SHIPPING;
            case "images" -> IMAGES;
            case "categories", "tags", "brands" -> CLASSIFICATION;
            case "attributes", "default_attributes" -> ATTRIBUTES;
            case "variations" -> VARIANTS;
            case "upsell_ids", "cross_sell_ids", "grouped_products" -> LINKED_PRODUCTS;
            case "meta_data" -> META_DATA;
            default -> OTHER;
        };
    }
}
