package io.github.wooautosync.jpa;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.secret.Secret;
import io.github.wooautosync.secret.SecretCipher;

/** Key and secret of one connection, encrypted for that connection and that column. */
record SealedCredentials(String connectionId, String consumerKey, String consumerSecret) {

    private static final String KEY = " (consumer key)";
    private static final String SECRET = " (consumer secret)";

    static SealedCredentials seal(Connection connection, SecretCipher cipher) {
        return seal(
                connection.id().value(),
                Secret.of(connection.credentials().consumerKey()),
                connection.credentials().consumerSecret(),
                cipher);
    }

    boolean isCurrent(SecretCipher cipher) {
        return cipher.isCurrent(consumerKey) && cipher.isCurrent(consumerSecret);
    }

    /** The same credentials, encrypted with the current key. */
    SealedCredentials sealAnew(SecretCipher cipher) {
        return seal(
                connectionId,
                cipher.decrypt(consumerKey, context(connectionId, KEY)),
                cipher.decrypt(consumerSecret, context(connectionId, SECRET)),
                cipher);
    }

    private static SealedCredentials seal(String connectionId, Secret key, Secret secret, SecretCipher cipher) {
        return new SealedCredentials(
                connectionId,
                cipher.encrypt(key, context(connectionId, KEY)),
                cipher.encrypt(secret, context(connectionId, SECRET)));
    }

    private static String context(String connectionId, String column) {
        return "connection " + connectionId + column;
    }

    /** Decrypts credentials. */
    record Opener(SecretCipher cipher) {

        String consumerKey(SealedCredentials sealed) {
            return cipher.decrypt(sealed.consumerKey, context(sealed.connectionId, KEY))
                    .reveal();
        }

        String consumerSecret(SealedCredentials sealed) {
            return cipher.decrypt(sealed.consumerSecret, context(sealed.connectionId, SECRET))
                    .reveal();
        }
    }
}
