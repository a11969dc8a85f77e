package io.github.wooautosync.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256 in Galois/counter mode, with a fresh random nonce for every secret. A stored text is {@code
 * aesgcm:<key id>:<base64 of nonce, ciphertext and tag>}; context and key id are authenticated.
 *
 * <p>Rotation: configure the new key as the current one and keep the old one by {@link Builder#formerKey}; what is stored
 * is decrypted with the key it names and encrypted with the current one when it is written next. Drop the old key when
 * nothing names it any more.
 *
 * <p>Safe for use by several threads. Printed, it shows key ids only.
 */
public final class AesGcmSecretCipher implements SecretCipher {

    private static final String PREFIX = "aesgcm:";
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String REMEDY = "set a base64 text of 32 random bytes, for example from"
            + " 'openssl rand -base64 32', and keep it outside of the database";

    private final String currentKeyId;
    private final Map<String, SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    private AesGcmSecretCipher(Builder builder) {
        this.currentKeyId = builder.currentKeyId;
        this.keys = Map.copyOf(builder.keys);
    }

    /**
     * A cipher with one key.
     *
     * @param keyId stored with every secret; letters, digits, dot, dash and underscore, at most 40
     * @param base64Key 32 random bytes in base64
     * @throws SecretCipherException when there is no key or it is not one; the message says how to make one
     */
    public static AesGcmSecretCipher of(String keyId, @Nullable String base64Key) {
        return builder(keyId, base64Key).build();
    }

    /**
     * Starts with the key that encrypts.
     *
     * @throws SecretCipherException as {@link #of}
     */
    public static Builder builder(String currentKeyId, @Nullable String base64Key) {
        return new Builder(currentKeyId, base64Key);
    }

    @Override
    public String encrypt(Secret secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                currentKeyId,
                nonce,
                context,
                secret.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + currentKeyId + ":" + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public Secret decrypt(String stored, String context) {
        int end = stored.indexOf(':', PREFIX.length());
        if (!stored.startsWith(PREFIX) || end < 0) {
            throw new SecretCipherException("the secret of " + context
                    + " is not stored as AES-GCM text; enter it again, or use the cipher it was stored with");
        }
        String keyId = stored.substring(PREFIX.length(), end);
        byte[] both = decoded(stored.substring(end + 1), context);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[both.length - NONCE_BYTES];
        ByteBuffer.wrap(both).get(nonce).get(sealed);
        return Secret.of(new String(run(Cipher.DECRYPT_MODE, keyId, nonce, context, sealed), StandardCharsets.UTF_8));
    }

    @Override
    public boolean isCurrent(String stored) {
        return stored.startsWith(PREFIX + currentKeyId + ":");
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String context, byte[] input) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new SecretCipherException("the secret of " + context + " is encrypted with the key '" + keyId
                    + "', which is not configured (known: " + keys.keySet() + "); add it as a former key");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((keyId + ":" + context).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException foreign) {
            throw new SecretCipherException("the secret of " + context + " cannot be decrypted with the key '" + keyId
                    + "': the key is another one, or the stored text was changed or moved");
        } catch (GeneralSecurityException unavailable) {
            throw new SecretCipherException("AES-256-GCM does not work in this Java runtime", unavailable);
        }
    }

    private static byte[] decoded(String base64, String context) {
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            if (both.length > NONCE_BYTES) {
                return both;
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new SecretCipherException("the secret of " + context + " is damaged; enter it again");
    }

    @Override
    public String toString() {
        return "AesGcmSecretCipher[current=" + currentKeyId + ", keys=" + keys.keySet() + "]";
    }

    /** Collects keys. Not safe for use by several threads. */
    public static final class Builder {

        private final String currentKeyId;
        private final Map<String, SecretKey> keys = new LinkedHashMap<>();

        private Builder(String currentKeyId, @Nullable String base64Key) {
            this.currentKeyId = currentKeyId;
            formerKey(currentKeyId, base64Key);
        }

        /**
         * Adds a key that decrypts what was stored before a rotation.
         *
         * @throws SecretCipherException when there is no key or it is not one
         */
        public Builder formerKey(String keyId, @Nullable String base64Key) {
            if (!KEY_ID.matcher(keyId).matches()) {
                throw new SecretCipherException("the id of an encryption key has 1 to 40 letters, digits, dots, dashes"
                        + " and underscores, but was '" + keyId + "'");
            }
            if (keys.putIfAbsent(keyId, key(keyId, base64Key)) != null) {
                throw new SecretCipherException("two encryption keys have the id '" + keyId + "'");
            }
            return this;
        }

        public AesGcmSecretCipher build() {
            return new AesGcmSecretCipher(this);
        }

        private static SecretKey key(String keyId, @Nullable String base64Key) {
            if (base64Key == null || base64Key.isBlank()) {
                throw new SecretCipherException("there is no encryption key '" + keyId
                        + "' for the credentials of stores; " + REMEDY
                        + ". For a demonstration only: SecretCipher.plaintextForDemos()");
            }
            byte[] key;
            try {
                key = Base64.getDecoder().decode(base64Key.strip());
            } catch (IllegalArgumentException notBase64) {
                throw new SecretCipherException("the encryption key '" + keyId + "' is not base64; " + REMEDY);
            }
            if (key.length != KEY_BYTES) {
                throw new SecretCipherException("the encryption key '" + keyId + "' has " + key.length
                        + " bytes instead of " + KEY_BYTES + "; " + REMEDY);
            }
            return new SecretKeySpec(key, "AES");
        }
    }
}
