package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.hibernate.Version;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("hibernate")
class ProviderTest {

    /** The build says which Hibernate a run is meant to test; a mistake in the class path would go unnoticed. */
    @Test
    void theHibernateThatIsMeantIsTested() {
        assertThat(Version.getVersionString()).isEqualTo(System.getProperty("expected.hibernate.version"));
    }
}
