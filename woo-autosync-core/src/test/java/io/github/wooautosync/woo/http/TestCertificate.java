package io.github.wooautosync.woo.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that nobody trusts but these tests; made anew for each run. */
final class TestCertificate {

    private static final String PASSWORD = "of no value";

    private static final SSLContext CONTEXT = create();

    private TestCertificate() {}

    /** Shows the certificate, and trusts it. */
    static SSLContext context() {
        return CONTEXT;
    }

    static ScriptedStore store() {
        return ScriptedStore.https(CONTEXT);
    }

    private static SSLContext create() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            Path file = generate();
            try (InputStream stream = Files.newInputStream(file)) {
                store.load(stream, PASSWORD.toCharArray());
            }
            Files.delete(file);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The JDK makes certificates with its keytool only. */
    private static Path generate() throws IOException {
        Path file = Files.createTempDirectory("certificate").resolve("test.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed with " + keytool.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return file;
    }
}
