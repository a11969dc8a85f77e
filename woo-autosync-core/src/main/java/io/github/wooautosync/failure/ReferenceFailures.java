package io.github.wooautosync.failure;

import java.util.List;

/** Images, categories, brands, tags, variations and linked products that a store does not have or does not take. */
final class ReferenceFailures {

    static final List<FailureDescription> ALL = List.of(
            warning(
                    "image_failed",
                    "The store could not fetch an image, or did not say what became of it.",
                    "Check that everybody can open the image's URL and that it shows an image; if so, look whether a"
                            + " plug-in changes the images of products."),
            warning(
                    "image_address_refused",
                    "An image has an address that stores do not fetch from.",
                    "Serve it over http or https at a public address on port 80, 443 or 8080."),
            warning(
                    "image_type_refused",
                    "The path of an image's URL does not end like a kind of image that stores take.",
                    "Serve it under a name that ends in .jpg, .png, .gif, .webp, .bmp, .tiff or .ico."),
            warning(
                    "images_unconfirmed",
                    "The store gave no answer about the images of the product.",
                    "Nothing has to be done at first; if it lasts, make the images smaller or their server faster."),
            new FailureDescription(
                    "category_refused",
                    FailureClass.INVALID_DATA,
                    "The store refuses to create a category of the product.",
                    "Change the category's name in the PIM, or create it in the shop by hand."),
            new FailureDescription(
                    "brand_refused",
                    FailureClass.INVALID_DATA,
                    "The store refuses to create a brand of the product.",
                    "Change the brand's name in the PIM, or create it in the shop by hand."),
            new FailureDescription(
                    "brands_unsupported",
                    FailureClass.INVALID_DATA,
                    "The store knows no brands.",
                    "Update WooCommerce to 9.6 or later, or do not select brands for this connection."),
            warning(
                    "attribute_refused",
                    "The store refuses to create a global attribute, so that it is one of the product only.",
                    "Map the attribute to another slug, such as pa_colour, or make it a local attribute."),
            warning(
                    "attribute_value_refused",
                    "The store refuses a value of a global attribute, so that the product does not have it.",
                    "Change the value in the PIM; names of terms have at most 200 characters."),
            warning(
                    "tag_refused",
                    "The store refuses to create a tag, so that the product does not have it.",
                    "Change the tag's name in the PIM; names of terms have at most 200 characters."),
            warning(
                    "value_dropped",
                    "The store did not keep the value of a field, and said nothing.",
                    "The message names the field and what to do; most often another field of the product does not"
                            + " allow it."),
            warning(
                    "value_changed",
                    "The store made another value of the one that was sent, and said nothing.",
                    "The message names the field and what to do; most often the store does not take such characters."),
            warning(
                    "field_unknown",
                    "The fields of the export name something that is neither a field nor the code of an attribute of any"
                            + " product that was pushed with it.",
                    "Correct the name, or leave it out, and export again; names of fields are lower case, such as"
                            + " short_description, and codes of attributes are written as the PIM writes them."),
            warning(
                    "stock_moved",
                    "The stock in the store is not the number that was pushed last, because something was sold or"
                            + " counted there; the store's number stays.",
                    "Bring the store's number into the PIM; its next number is pushed. To let the PIM's number always"
                            + " count, choose OVERWRITE for stock that moved."),
            warning(
                    "shipping_class_refused",
                    "The store refuses to create a shipping class, so that the product keeps the one it has.",
                    "Create the shipping class in the shop, or use the slug or name of one that it has."),
            warning(
                    "tax_class_unknown",
                    "The store has no such tax class, so that the product keeps the one it has.",
                    "Create the tax class in the shop (WooCommerce > Settings > Tax), or use one that it has; the message"
                            + " names them. Then retry or export the product."),
            warning(
                    "term_dropped",
                    "The store did not keep all categories, brands, tags or attributes of the product.",
                    "Look whether a plug-in limits them, or whether names differ only in characters that the store"
                            + " drops."),
            warning(
                    "variation_refused",
                    "The store refuses a variation, does not keep it or breaks down over it; the other ones are done.",
                    "Correct the variant that the message names, or look for a plug-in that stands in its way."),
            warning(
                    "variation_sku_taken",
                    "Another product or variation of the store holds the SKU of a variant.",
                    "Give one of them another SKU; it is tried again by itself."),
            warning(
                    "variation_attribute_dropped",
                    "The store did not keep the attribute values of a variation, so that it stands for any value.",
                    "Look whether its product shows the attributes as ones for variations, and export it again."),
            warning(
                    "variations_unconfirmed",
                    "The store gave no answer about the variations of the product.",
                    "Nothing has to be done at first; smaller requests follow. If it lasts, the store is too slow."),
            warning(
                    "linked_product_missing",
                    "An up-sell, cross-sell or member of a group is not in this store yet.",
                    "Export that product to the store; it is linked by itself then."));

    private ReferenceFailures() {}

    private static FailureDescription warning(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.WARNING, cause, remedy);
    }
}
