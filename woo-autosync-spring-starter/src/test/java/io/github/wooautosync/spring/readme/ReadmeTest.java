package io.github.wooautosync.spring.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.RepositoryRoot;
import io.github.wooautosync.test.store.FakeStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The host that the README shows: one dependency, one ProductSource, five properties. */
class ReadmeTest {

    @Test
    void theHostOfTheReadmeSyncs() {
        try (FakeStore store = FakeStore.builder().name("Shop").start();
                ConfigurableApplicationContext context = new SpringApplicationBuilder(PimApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--spring.datasource.url=jdbc:h2:mem:readme",
                                "--woo.autosync.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                                "--woo.autosync.initialize-schema=always",
                                "--woo.autosync.allow-plain-http=true",
                                "--woo.autosync.allow-private-addresses=true")) {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            jdbc.execute("create table article (id bigint, sku varchar(20), name varchar(50), price decimal(9, 2))");
            jdbc.update("insert into article values (101, 'SKU-101', 'Shirt', 19.90)");
            ConnectionId shop = context.getBean(ConnectionService.class)
                    .connect(NewConnection.builder()
                            .storeUrl(store.url().toString())
                            .consumerKey(store.consumerKey())
                            .consumerSecret(store.consumerSecret())
                            .build());
            context.getBean(ExportService.class).export(ExportRequest.of(shop, ProductId.of(101)));
            assertThat(price(store)).isEqualByComparingTo("19.90");

            context.getBean(PimApplication.Prices.class).change(101, new BigDecimal("17.50"));

            await().atMost(Duration.ofMinutes(1)).until(() -> price(store).compareTo(new BigDecimal("17.50")) == 0);
        }
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        List<String> readme = lines("README.md");
        List<String> code = lines("woo-autosync-spring-starter/src/test/java/"
                + PimApplication.class.getName().replace('.', '/') + ".java");
        List<String> host = code.subList(code.indexOf("// tag::host[]") + 1, code.indexOf("// end::host[]"));

        assertThat(host).hasSizeLessThanOrEqualTo(30);
        assertThat(String.join("\n", readme)).contains(String.join("\n", host));
    }

    private static List<String> lines(String path) throws IOException {
        return Files.readAllLines(RepositoryRoot.resolve(path));
    }

    private static BigDecimal price(FakeStore store) {
        return new BigDecimal(
                store.productsBySku("SKU-101").get(0).path("regular_price").asText());
    }
}
