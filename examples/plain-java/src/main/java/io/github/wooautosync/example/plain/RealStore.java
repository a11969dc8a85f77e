package io.github.wooautosync.example.plain;

import io.github.wooautosync.connection.StoreUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real WooCommerce that the environment names.
 *
 * @param allowHttp whether it may be spoken to without encryption
 * @param trustStore certificates to trust: a JKS or PKCS12 file
 */
record RealStore(
        StoreUrl storeUrl, String consumerKey, String consumerSecret, boolean allowHttp, Optional<Path> trustStore) {

    static Optional<RealStore> from(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("WOO_STORE_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> new RealStore(
                        StoreUrl.parse(url),
                        required(environment, "WOO_CONSUMER_KEY"),
                        required(environment, "WOO_CONSUMER_SECRET"),
                        Boolean.parseBoolean(environment.getOrDefault("WOO_ALLOW_HTTP", "false")),
                        Optional.ofNullable(environment.get("WOO_TRUST_STORE"))
                                .filter(path -> !path.isBlank())
                                .map(Path::of)));
    }

    Optional<SSLContext> sslContext() {
        return trustStore.map(RealStore::trusting);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing; set it beside WOO_STORE_URL, or set none of them");
        }
        return value;
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // Certificates are public; where a password protects the file, the usual one is expected.
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(in, password());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "WOO_TRUST_STORE " + file + " cannot be read as JKS or PKCS12 with the password of"
                            + " WOO_TRUST_STORE_PASSWORD (default changeit): " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static char[] password() {
        return Optional.ofNullable(System.getenv("WOO_TRUST_STORE_PASSWORD"))
                .orElse("changeit")
                .toCharArray();
    }
}
