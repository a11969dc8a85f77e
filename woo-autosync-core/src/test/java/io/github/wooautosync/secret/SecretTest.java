package io.github.wooautosync.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String KEY = "ck_0123456789abcdef";
    private static final String SECRET = "cs_fedcba9876543210";

    @Test
    void nothingThatIsPrintedShowsTheSecretOrTheWholeKey() {
        Credentials credentials = Credentials.of(KEY, SECRET);

        assertThat(credentials.toString())
                .doesNotContain(KEY)
                .doesNotContain(SECRET)
                .contains("ck_0…cdef");
        assertThat(credentials.consumerSecret().toString()).doesNotContain("fedc");
        assertThat(Secret.abbreviate("ck_short")).doesNotContain("short");
    }

    @Test
    void straySpacesAroundKeyAndSecretAreTakenOff() {
        Credentials credentials = Credentials.of(" " + KEY + " ", SECRET + "\n");

        assertThat(credentials.consumerKey()).isEqualTo(KEY);
        assertThat(credentials.consumerSecret()).isEqualTo(Secret.of(SECRET));
    }

    @Test
    void missingCredentialsAreRefusedWithARemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.of(" ", SECRET))
                .withMessageContaining("consumerKey")
                .withMessageContaining("REST API");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.of(KEY, ""))
                .withMessageContaining("consumerSecret");
    }
}
