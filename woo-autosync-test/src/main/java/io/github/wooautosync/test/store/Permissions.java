package io.github.wooautosync.test.store;

/** What anonymous requests are told (facts 11, 13). */
final class Permissions {

    private Permissions() {}

    static void list(RestRequest request) {
        require(request, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    }

    static void view(RestRequest request) {
        require(request, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.");
    }

    static void create(RestRequest request) {
        require(request, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources.");
    }

    static void edit(RestRequest request) {
        require(request, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource.");
    }

    static void delete(RestRequest request) {
        require(request, "woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource.");
    }

    static void batch(RestRequest request) {
        require(
                request,
                "woocommerce_rest_cannot_batch",
                "Sorry, you are not allowed to batch manipulate this resource.");
    }

    private static void require(RestRequest request, String code, String message) {
        if (request.isAnonymous()) {
            throw RestError.unauthorised(code, message);
        }
    }
}
