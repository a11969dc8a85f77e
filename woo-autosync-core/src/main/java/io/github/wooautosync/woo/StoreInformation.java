package io.github.wooautosync.woo;

import java.util.Optional;

/**
 * What a store says about itself. Everything may be absent: plug-ins hide it, older versions do not have it.
 *
 * @param storeName title of the site
 * @param wooCommerceVersion such as {@code 11.0.1}
 * @param wordPressVersion such as {@code 7.1}
 * @param phpVersion such as {@code 8.2.36}
 * @param currency ISO 4217 code
 * @param weightUnit such as {@code kg}
 * @param dimensionUnit such as {@code cm}
 */
public record StoreInformation(
        Optional<String> storeName,
        Optional<String> wooCommerceVersion,
        Optional<String> wordPressVersion,
        Optional<String> phpVersion,
        Optional<String> currency,
        Optional<String> weightUnit,
        Optional<String> dimensionUnit) {}
