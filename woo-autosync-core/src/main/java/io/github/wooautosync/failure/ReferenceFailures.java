package io.github.wooautosync.failure;

import java.util.List;

/** Images, categories, brands, tags and linked products that a store does not have or does not take. */
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
                    "term_dropped",
                    "The store did not keep all categories, brands, tags or attributes of the product.",
                    "Look whether a plug-in limits them, or whether names differ only in characters that the store"
                            + " drops."),
            warning(
                    "linked_product_missing",
                    "An up-sell, cross-sell or member of a group is not in this store yet.",
                    "Export that product to the store; it is linked by itself then."));

    private ReferenceFailures() {}

    private static FailureDescription warning(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.WARNING, cause, remedy);
    }
}
