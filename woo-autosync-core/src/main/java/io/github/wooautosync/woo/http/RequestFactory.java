package io.github.wooautosync.woo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.woo.StoreAccess;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives a request its address, headers and signature. Credentials always travel with the first request, because
 * WooCommerce never asks for them (fact 12).
 */
final class RequestFactory {

    private final StoreAccess access;
    private final TransportSettings settings;

    RequestFactory(StoreAccess access, TransportSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    /** Why these credentials must not travel to this address, in addition to what the guard says. */
    void check() throws AddressRefused {
        if (access.credentials().authentication() == Authentication.QUERY_STRING && !isHttps()) {
            throw new AddressRefused("query-string authentication over plain http would send the secret in clear;"
                    + " use the https address of the store, or authentication AUTOMATIC");
        }
    }

    HttpRequest create(StoreRequest request, SentMarker body) {
        String address = address(request);
        Map<String, String> parameters = authenticated(request, address);
        String query = PercentEncoding.query(parameters);
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(query.isEmpty() ? address : address + "?" + query))
                .method(request.method(), body)
                // Even an error or maintenance page then comes as JSON (fact 139).
                .setHeader("Accept", "application/json")
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("User-Agent", settings.userAgent());
        if (request.body().isPresent()) {
            // Without it the store would ignore the body and create a product named "Product" (fact 24).
            builder.setHeader("Content-Type", "application/json; charset=utf-8");
        }
        if (!request.anonymous() && travelsByHeader()) {
            builder.setHeader(
                    "Authorization",
                    "Basic "
                            + SecretMask.basicToken(
                                    access.credentials().consumerKey(),
                                    access.credentials().consumerSecret().reveal()));
        }
        return builder.build();
    }

    /**
     * Encoded by way of a text, so that half of a surrogate pair (a text that was cut in the middle of an emoji) becomes
     * a question mark; as it is, the store would refuse the whole request (fact 138).
     */
    SentMarker body(StoreRequest request) {
        return new SentMarker(request.body()
                .map(body -> BodyPublishers.ofString(body.toString(), UTF_8))
                .orElseGet(BodyPublishers::noBody));
    }

    /** The length of the address without the parameters of authentication. */
    int addressLength(StoreRequest request) {
        return address(request).length()
                + 1
                + PercentEncoding.query(request.query()).length();
    }

    private Map<String, String> authenticated(StoreRequest request, String address) {
        if (request.anonymous() || travelsByHeader()) {
            return request.query();
        }
        if (access.credentials().authentication() == Authentication.QUERY_STRING) {
            Map<String, String> parameters = new LinkedHashMap<>(request.query());
            parameters.put("consumer_key", access.credentials().consumerKey());
            parameters.put(
                    "consumer_secret", access.credentials().consumerSecret().reveal());
            return parameters;
        }
        return new OAuthSignature(
                        access.credentials().consumerKey(), access.credentials().consumerSecret())
                .sign(
                        request.method(),
                        address,
                        request.query(),
                        settings.nonces().get(),
                        settings.clock().instant().getEpochSecond());
    }

    /** Basic works only when PHP sees TLS (fact 11). */
    private boolean travelsByHeader() {
        return access.credentials().authentication() == Authentication.AUTOMATIC && isHttps();
    }

    private boolean isHttps() {
        return "https".equalsIgnoreCase(access.storeUrl().getScheme());
    }

    private String address(StoreRequest request) {
        String store = access.storeUrl().toString();
        while (store.endsWith("/")) {
            store = store.substring(0, store.length() - 1);
        }
        return store + "/wp-json/" + request.path();
    }
}
