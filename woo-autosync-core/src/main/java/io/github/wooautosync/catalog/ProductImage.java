package io.github.wooautosync.catalog;

import java.net.URI;
import java.util.Optional;

/**
 * An image of a product. Stores download it themselves, so the URL must be reachable from the internet, on port 80, 443
 * or 8080, and its path must end in an image extension (facts 83 and 84).
 *
 * @param url where the store finds it
 * @param altText for people who do not see it; absent leaves the store's text as it is
 * @param contentHash changes when the picture changes under the same URL; absent means that the URL changes with the
 *     picture
 */
public record ProductImage(URI url, Optional<String> altText, Optional<String> contentHash) {

    public static ProductImage of(URI url) {
        return new ProductImage(url, Optional.empty(), Optional.empty());
    }

    public static ProductImage of(String url) {
        return of(URI.create(url));
    }

    public ProductImage withAltText(String text) {
        return new ProductImage(url, Optional.of(text), contentHash);
    }

    public ProductImage withContentHash(String hash) {
        return new ProductImage(url, altText, Optional.of(hash));
    }
}
