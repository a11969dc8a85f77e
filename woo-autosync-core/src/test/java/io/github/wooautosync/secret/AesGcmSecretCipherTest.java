package io.github.wooautosync.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AesGcmSecretCipherTest {

    private static final String KEY = key(1);
    private static final String OTHER_KEY = key(2);
    private static final Secret SECRET = Secret.of("cs_0123456789abcdef-ü");

    private final SecretCipher cipher = AesGcmSecretCipher.of("2026", KEY);

    @Test
    void whatWasEncryptedIsDecrypted() {
        assertThat(cipher.decrypt(cipher.encrypt(SECRET, "shop"), "shop")).isEqualTo(SECRET);
        assertThat(cipher.decrypt(cipher.encrypt(Secret.of(""), "shop"), "shop").reveal())
                .isEmpty();
    }

    @Test
    void theClearTextIsNotInTheStoredText() {
        String stored = cipher.encrypt(SECRET, "shop");

        assertThat(stored).startsWith("aesgcm:2026:").doesNotContain("cs_").doesNotContain("0123456789");
        assertThat(new String(Base64.getDecoder().decode(stored.substring(12)), StandardCharsets.UTF_8))
                .doesNotContain("0123456789");
    }

    @Test
    void theSameSecretIsStoredDifferentlyEveryTime() {
        assertThat(cipher.encrypt(SECRET, "shop")).isNotEqualTo(cipher.encrypt(SECRET, "shop"));
    }

    @Test
    void aSecretThatWasMovedToAnotherPlaceIsRefused() {
        String stored = cipher.encrypt(SECRET, "shop");

        assertThatThrownBy(() -> cipher.decrypt(stored, "other shop"))
                .isInstanceOf(SecretCipherException.class)
                .hasMessageContaining("other shop")
                .hasMessageNotContaining("cs_");
    }

    @Test
    void aSecretThatWasChangedIsRefused() {
        String stored = cipher.encrypt(SECRET, "shop");
        int at = stored.length() - 10;
        String changed = stored.substring(0, at) + (stored.charAt(at) == 'A' ? 'B' : 'A') + stored.substring(at + 1);

        assertThatThrownBy(() -> cipher.decrypt(changed, "shop")).isInstanceOf(SecretCipherException.class);
        assertThatThrownBy(() -> cipher.decrypt("aesgcm:2026:AAAA", "shop")).hasMessageContaining("damaged");
        assertThatThrownBy(() -> cipher.decrypt("aesgcm:2026:&", "shop")).hasMessageContaining("damaged");
        assertThatThrownBy(() -> cipher.decrypt("cs_clear", "shop"))
                .hasMessageContaining("not stored as AES-GCM")
                .hasMessageNotContaining("cs_clear");
    }

    @Test
    void afterARotationTheFormerKeyStillDecrypts() {
        String stored = cipher.encrypt(SECRET, "shop");
        AesGcmSecretCipher rotated = AesGcmSecretCipher.builder("2027", OTHER_KEY)
                .formerKey("2026", KEY)
                .build();

        assertThat(rotated.decrypt(stored, "shop")).isEqualTo(SECRET);
        assertThat(rotated.isCurrent(stored)).isFalse();
        assertThat(rotated.isCurrent(rotated.encrypt(SECRET, "shop"))).isTrue();
    }

    @Test
    void aKeyThatIsNotConfiguredIsNamed() {
        String stored = AesGcmSecretCipher.of("2025", OTHER_KEY).encrypt(SECRET, "shop");

        assertThatThrownBy(() -> cipher.decrypt(stored, "shop"))
                .hasMessageContaining("'2025'")
                .hasMessageContaining("former key");
    }

    @Test
    void aWrongKeyOfTheRightNameIsRefused() {
        String stored = AesGcmSecretCipher.of("2026", OTHER_KEY).encrypt(SECRET, "shop");

        assertThatThrownBy(() -> cipher.decrypt(stored, "shop")).hasMessageContaining("the key is another one");
    }

    @Test
    void withoutAKeyItSaysHowToMakeOne() {
        for (String none : Arrays.asList(null, "", "  ")) {
            assertThatThrownBy(() -> AesGcmSecretCipher.of("2026", none))
                    .isInstanceOf(SecretCipherException.class)
                    .hasMessageContaining("no encryption key")
                    .hasMessageContaining("openssl rand -base64 32")
                    .hasMessageContaining("plaintextForDemos");
        }
        assertThatThrownBy(() -> AesGcmSecretCipher.of("2026", "not base64!")).hasMessageContaining("not base64");
        assertThatThrownBy(() -> AesGcmSecretCipher.of("2026", "c2hvcnQ=")).hasMessageContaining("5 bytes");
        assertThatThrownBy(() -> AesGcmSecretCipher.of("a:b", KEY)).hasMessageContaining("'a:b'");
        assertThatThrownBy(() -> AesGcmSecretCipher.builder("a", KEY).formerKey("a", OTHER_KEY))
                .hasMessageContaining("two encryption keys");
    }

    @Test
    void printedItShowsNoKey() {
        assertThat(cipher.toString()).contains("2026").doesNotContain(KEY);
    }

    @Test
    void plaintextIsAnExplicitChoiceAndReadsNothingElse() {
        SecretCipher plaintext = SecretCipher.plaintextForDemos();
        String stored = plaintext.encrypt(SECRET, "shop");

        assertThat(stored).isEqualTo("plaintext:" + SECRET.reveal());
        assertThat(plaintext.decrypt(stored, "shop")).isEqualTo(SECRET);
        assertThat(plaintext.isCurrent(stored)).isTrue();
        assertThatThrownBy(() -> plaintext.decrypt(cipher.encrypt(SECRET, "shop"), "shop"))
                .hasMessageContaining("encryption key");
        assertThatThrownBy(() -> cipher.decrypt(stored, "shop")).isInstanceOf(SecretCipherException.class);
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
