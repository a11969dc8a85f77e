package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.spring.host.HostApplication;
import io.github.wooautosync.spring.host.TestHost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is set up wrongly is said in two sentences: what is wrong, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class SetupFailureTest {

    @Test
    void withoutAProductSource(CapturedOutput output) {
        refused(WithoutProducts.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("woo-autosync has no ProductSource")
                .contains("Add a bean of the type io.github.wooautosync.catalog.ProductSource");
    }

    @Test
    void withTwoProductSources(CapturedOutput output) {
        refused(TwoSources.class);

        assertThat(output).contains("several ProductSource beans (one, other)").contains("Make one of them primary");
    }

    @Test
    void withoutAnEncryptionKey(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(HostApplication.class)
                        .web(WebApplicationType.NONE)
                        .run("--spring.datasource.url=jdbc:h2:mem:keyless", "--spring.flyway.enabled=false"))
                .hasRootCauseInstanceOf(InvalidSetupException.class);

        assertThat(output)
                .contains("no key to encrypt the credentials of stores with")
                .contains("Set woo.autosync.encryption-key")
                .contains("openssl rand -base64 32");
    }

    @Test
    void withAnEncryptionKeyThatIsNone(CapturedOutput output) {
        refused(HostApplication.class, "woo.autosync.encryption-key=geheim");

        assertThat(output)
                .contains("woo.autosync.encryption-key")
                .contains("openssl rand -base64 32")
                .doesNotContain("geheim");
    }

    @Test
    void withMissingTables(CapturedOutput output) {
        refused(HostApplication.class, "woo.autosync.initialize-schema=never");

        assertThat(output)
                .contains("The database lacks tables of woo-autosync: woo_connection, woo_product_sync")
                .contains("io/github/wooautosync/jpa/schema/h2/V1__woo_autosync.sql")
                .contains("woo.autosync.initialize-schema=always");
    }

    @Test
    void withDatabaseStorageButNoDatabase(CapturedOutput output) {
        refused(WithoutDatabase.class, BootGeneration.NO_DATABASE, "woo.autosync.storage=jpa");

        assertThat(output)
                .contains("woo.autosync.storage is 'jpa', but the application has no entity manager factory")
                .contains("woo.autosync.storage=memory");
    }

    @Test
    void withAnAnnotationThatNamesNoParameter(CapturedOutput output) {
        refused(Misspelled.class, BootGeneration.NO_DATABASE);

        assertThat(output)
                .contains("@SyncsProduct(\"#idd\") on Service.change names '#idd'")
                .contains("no such parameter: [id]")
                .contains("Name a parameter by its name");
    }

    @Test
    void withAnAnnotationThatIsNoExpression(CapturedOutput output) {
        refused(NoExpression.class, BootGeneration.NO_DATABASE);

        assertThat(output)
                .contains("'#id +' on Catalogue.change is no SpEL expression")
                .contains("Write for example");
    }

    @Test
    void propertiesOutOfRangeAreNamedWithValueAndReason(CapturedOutput output) {
        refused(
                HostApplication.class,
                "woo.autosync.batch-size=101",
                "woo.autosync.lease-duration=60s",
                "woo.autosync.retry.max-delay=1s");

        assertThat(output)
                .contains("woo.autosync.batchSize", "Value: \"101\"", "must be 1 to 100")
                .contains("woo.autosync.leaseDuration", "must exceed woo.autosync.request-timeout (60s)")
                .contains("woo.autosync.retry.maxDelay", "must not be shorter than woo.autosync.retry.first-delay");
    }

    private static void refused(Class<?> application, String... properties) {
        assertThatThrownBy(() -> TestHost.start(application, properties)).isInstanceOf(Exception.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutProducts {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoSources {

        @Bean
        ProductSource one() {
            return (ids, context) -> Map.of();
        }

        @Bean
        ProductSource other() {
            return (ids, context) -> Map.of();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutDatabase {

        @Bean
        ProductSource source() {
            return (ids, context) -> Map.of();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Misspelled extends WithoutDatabase {

        @Bean
        Service service() {
            return new Service();
        }

        static class Service {

            @SyncsProduct("#idd")
            public void change(long id) {}
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NoExpression extends WithoutDatabase {

        @Bean
        Catalogue catalogue() {
            return new Catalogue();
        }

        static class Catalogue {

            @SyncsProduct("#id +")
            public void change(long id) {}
        }
    }
}
