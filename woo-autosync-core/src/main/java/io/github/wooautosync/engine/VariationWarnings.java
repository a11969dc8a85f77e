package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.woo.WooFailure;

/** What is said of a variant that the store did not take as it is; each names the variant and the remedy. */
final class VariationWarnings {

    private VariationWarnings() {}

    /** The same values will be refused again, anything else may pass. */
    static FieldWarning refused(VariationWork work, WooFailure failure) {
        boolean lasting = failure instanceof WooFailure.InvalidData;
        String message = "the store refuses " + work + " (" + failure.detail().message() + "); correct it in the PIM";
        return lasting
                ? FieldWarning.lasting(FailureCode.VARIATION_REFUSED, message)
                : FieldWarning.passing(FailureCode.VARIATION_REFUSED, message);
    }

    /** The store does not even look at single variations. */
    static FieldWarning allRefused(WooFailure failure) {
        return FieldWarning.passing(
                FailureCode.VARIATION_REFUSED,
                "the store refuses to show or take any variation of the product ("
                        + failure.detail().message() + "); look for a plug-in that stands in the way");
    }

    static FieldWarning refused(VariationWork work, String why) {
        return FieldWarning.passing(
                FailureCode.VARIATION_REFUSED,
                "the store does not keep " + work + ": " + why + "; look whether a plug-in changes variations");
    }

    static FieldWarning deadly(VariationWork work) {
        return FieldWarning.passing(
                FailureCode.VARIATION_REFUSED,
                "the store breaks down or gives no answer while it stores " + work
                        + "; look into its PHP error log, most often a plug-in fails");
    }

    static FieldWarning skuTaken(VariationWork work, long holder) {
        return FieldWarning.passing(
                FailureCode.VARIATION_SKU_TAKEN,
                "WooCommerce product or variation " + holder + " holds the SKU of " + work
                        + "; give one of them another SKU");
    }

    static FieldWarning valueRefused(VariationWork work, DesiredAttribute attribute) {
        return FieldWarning.lasting(
                FailureCode.VARIATION_REFUSED,
                work + " is missing: the store refuses value '"
                        + attribute.options().get(0) + "' of attribute '" + attribute.label()
                        + "'; correct the value in the PIM");
    }

    static FieldWarning attributeDropped(VariationWork work) {
        return FieldWarning.lasting(
                FailureCode.VARIATION_ATTRIBUTE_DROPPED,
                "the store did not keep all attribute values of " + work
                        + ", so that it stands for any value; look whether its product shows these attributes as ones for"
                        + " variations, and export it again");
    }

    static FieldWarning notRemoved(VariantLink link, WooFailure failure) {
        return FieldWarning.passing(
                FailureCode.VARIATION_REFUSED,
                "the store does not remove variation " + link.wooVariationId() + ", whose variant '" + link.variantId()
                        + "' is gone (" + failure.detail().message() + "); look whether a plug-in keeps it");
    }

    static FieldWarning parentIsNotVariable(VariationWork work, long parent, String type) {
        return FieldWarning.lasting(
                FailureCode.TYPE_DIFFERS,
                work + " is missing: WooCommerce product " + parent + " became " + type
                        + ", which deleted its variations; export the product again to make it variable");
    }
}
