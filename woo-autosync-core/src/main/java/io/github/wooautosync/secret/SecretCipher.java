package io.github.wooautosync.secret;

/**
 * Encrypts secrets for storage. Safe for use by several threads. {@link AesGcmSecretCipher} is the one to use; {@link
 * #plaintextForDemos()} says in its name what it is.
 */
public interface SecretCipher {

    /**
     * Encrypts a secret.
     *
     * @param context where the secret is stored, such as a connection's id: what was encrypted for one place cannot be
     *     decrypted at another
     * @return printable text, different at every call
     */
    String encrypt(Secret secret, String context);

    /**
     * Decrypts what {@link #encrypt} returned for the same context.
     *
     * @throws SecretCipherException when it was made with a key that is not here, for another context, or was changed
     */
    Secret decrypt(String stored, String context);

    /** Whether a stored text was made with the key that is used for encryption now; else it should be stored anew. */
    boolean isCurrent(String stored);

    /**
     * Stores secrets as they are. For demonstrations and tests: whoever reads the database, a backup or a log of
     * statements can write to the stores. Also reads nothing but its own.
     */
    static SecretCipher plaintextForDemos() {
        return new PlaintextSecretCipher();
    }
}
