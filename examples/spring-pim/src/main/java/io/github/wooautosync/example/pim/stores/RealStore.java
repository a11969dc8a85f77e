package io.github.wooautosync.example.pim.stores;

import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.secret.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.core.env.Environment;

/** A real WooCommerce that {@code WOO_STORE_URL} and its companions name. */
record RealStore(StoreUrl storeUrl, Credentials credentials) {

    private static final String USUAL_PASSWORD = "changeit";

    /** Absent when none is named. */
    static Optional<RealStore> from(Environment environment) {
        return value(environment, "WOO_STORE_URL").map(url -> {
            StoreUrl storeUrl = StoreUrl.parse(url);
            boolean plain = "http".equals(storeUrl.value().getScheme());
            if (plain && !environment.getProperty("WOO_ALLOW_HTTP", Boolean.class, false)) {
                throw new IllegalArgumentException(
                        "WOO_STORE_URL is not encrypted; use https://, or set WOO_ALLOW_HTTP=true");
            }
            return new RealStore(
                    storeUrl,
                    Credentials.of(
                            required(environment, "WOO_CONSUMER_KEY"), required(environment, "WOO_CONSUMER_SECRET")));
        });
    }

    /** What to trust instead of the usual authorities, where {@code WOO_TRUST_STORE} names it. */
    static Optional<SSLContext> trust(Environment environment) {
        return value(environment, "WOO_TRUST_STORE")
                .map(file ->
                        trusting(Path.of(file), environment.getProperty("WOO_TRUST_STORE_PASSWORD", USUAL_PASSWORD)));
    }

    private static Optional<String> value(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static String required(Environment environment, String name) {
        return value(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is missing; set it beside WOO_STORE_URL, or set none of them"));
    }

    private static SSLContext trusting(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(in, password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "WOO_TRUST_STORE " + file + " cannot be read as JKS or PKCS12 with the password of"
                            + " WOO_TRUST_STORE_PASSWORD (default " + USUAL_PASSWORD + "): " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
