package io.github.wooautosync.secret;

/** No encryption. The prefix keeps it apart from encrypted texts. */
final class PlaintextSecretCipher implements SecretCipher {

    private static final String PREFIX = "plaintext:";

    @Override
    public String encrypt(Secret secret, String context) {
        return PREFIX + secret.reveal();
    }

    @Override
    public Secret decrypt(String stored, String context) {
        if (!isCurrent(stored)) {
            throw new SecretCipherException("the secret of " + context
                    + " is stored encrypted; configure the encryption key that it was stored with");
        }
        return Secret.of(stored.substring(PREFIX.length()));
    }

    @Override
    public boolean isCurrent(String stored) {
        return stored.startsWith(PREFIX);
    }
}
