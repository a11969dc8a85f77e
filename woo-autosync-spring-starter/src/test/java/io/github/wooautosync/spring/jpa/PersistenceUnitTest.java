package io.github.wooautosync.spring.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaModel;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.spring.BootGeneration;
import io.github.wooautosync.spring.host.Article;
import io.github.wooautosync.spring.host.ArticleColour;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.Note;
import io.github.wooautosync.spring.host.TestHost;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** The library's entities and tables in whatever persistence unit a host has. */
@ExtendWith(OutputCaptureExtension.class)
class PersistenceUnitTest {

    private static final List<String> TABLES =
            List.of("WOO_CAPTURE", "WOO_CONNECTION", "WOO_LEASE", "WOO_LINK", "WOO_PRODUCT_SYNC");

    @Test
    void storesAreInTheDatabaseWhenThereIsAPersistenceUnit() {
        try (TestHost host = TestHost.quiet()) {
            assertThat(host.bean(SyncRecordStore.class)).isInstanceOf(JpaSyncRecordStore.class);
            assertThat(host.bean(ConnectionStore.class)).isInstanceOf(JpaConnectionStore.class);
        }
    }

    @Test
    void storageInMemoryCanBeAskedFor(CapturedOutput output) {
        try (TestHost host = TestHost.quiet("woo.autosync.storage=memory")) {
            assertThat(host.bean(SyncRecordStore.class)).isInstanceOf(InMemorySyncRecordStore.class);
            assertThat(host.jdbc().queryForList("show tables")).isNotEmpty();
            assertThat(entities(host.bean(EntityManagerFactory.class)))
                    .doesNotContainAnyElementsOf(JpaModel.managedClassNames());
            assertThat(output).contains("WARN").contains("kept in memory: a restart forgets them");
        }
    }

    @Test
    void theEntitiesJoinAHostWithAnEntityScanOfItsOwn() {
        try (TestHost host =
                TestHost.start(BootGeneration.WithEntityScan.class, "woo.autosync.background-threads=false")) {
            assertThat(entities(host.bean(EntityManagerFactory.class)))
                    .containsAll(JpaModel.managedClassNames())
                    .contains(Article.class.getName());
            captures(host);
        }
    }

    @Test
    void theEntitiesJoinAUnitThatTheHostBuildsAndItsOwnPostProcessorStays() {
        try (TestHost host = TestHost.start(OwnUnit.class, "woo.autosync.background-threads=false")) {
            assertThat(entities(host.bean(EntityManagerFactory.class)))
                    .containsAll(JpaModel.managedClassNames())
                    .contains(Article.class.getName(), Note.class.getName());
            captures(host);
        }
    }

    @Test
    void hibernatesSchemaToolLeavesTheTablesAlone() {
        try (TestHost host = TestHost.quiet("spring.jpa.hibernate.ddl-auto=create")) {
            assertThat(tables(host)).containsAll(TABLES).contains("ARTICLE");
            assertThat(host.jdbc()
                            .queryForObject(
                                    "select count(*) from information_schema.indexes where index_name = 'WOO_PRODUCT_SYNC_DUE'",
                                    Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aSchemaFilterOfTheHostHoldsBesideOurs() {
        try (TestHost host = TestHost.quiet(
                "spring.jpa.properties.hibernate.hbm2ddl.schema_filter_provider=" + WithoutNotes.class.getName())) {
            assertThat(tables(host)).containsAll(TABLES).contains("ARTICLE").doesNotContain("NOTE");
        }
    }

    @Test
    void whatWasStoredIsThereAfterARestart() {
        String url = "spring.datasource.url=jdbc:h2:mem:restarted;DB_CLOSE_DELAY=-1";
        try (TestHost host = TestHost.quiet(url, "spring.jpa.hibernate.ddl-auto=update")) {
            host.articles().direct(1);
        }
        try (TestHost host =
                TestHost.quiet(url, "spring.jpa.hibernate.ddl-auto=validate", "woo.autosync.initialize-schema=never")) {
            assertThat(host.captured()).containsExactly("alice 1 PRODUCT");
        }
    }

    @Test
    void flywayCanCreateTheTables() {
        try (TestHost host = TestHost.quiet(
                "spring.flyway.enabled=true",
                "spring.flyway.locations=classpath:io/github/wooautosync/jpa/schema/h2",
                "woo.autosync.initialize-schema=never")) {
            assertThat(tables(host)).containsAll(TABLES).contains("flyway_schema_history");
            captures(host);
        }
    }

    @Test
    void aScriptOfTheHostThatRunsAfterJpaCanCreateTheTables() {
        try (TestHost host = TestHost.quiet(
                "spring.sql.init.mode=always",
                "spring.jpa.defer-datasource-initialization=true",
                "spring.sql.init.schema-locations=classpath:io/github/wooautosync/jpa/schema/h2/V1__woo_autosync.sql",
                "woo.autosync.initialize-schema=never")) {
            captures(host);
        }
    }

    @Test
    void aDatabaseOnDiskIsInitializedOnlyWhenAskedFor(@TempDir Path folder) {
        String url = "spring.datasource.url=jdbc:h2:file:" + folder.resolve("pim");
        assertThatThrownBy(() -> TestHost.quiet(url)).rootCause().hasMessageContaining("lacks tables");

        try (TestHost host = TestHost.quiet(url, "woo.autosync.initialize-schema=always")) {
            captures(host);
        }
    }

    @Test
    void twoUnitsNeedAChoice(CapturedOutput output) {
        assertThatThrownBy(() -> TestHost.start(TwoUnits.class)).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("There are several entity manager factories (first, second)")
                .contains("Set woo.autosync.jpa.entity-manager-factory to one of these names");
    }

    @Test
    void aChoiceThatIsNoneIsRefused(CapturedOutput output) {
        assertThatThrownBy(() -> TestHost.start(TwoUnits.class, "woo.autosync.jpa.entity-manager-factory=third"))
                .isInstanceOf(Exception.class);

        assertThat(output).contains("names 'third', but the entity manager factories are: first, second");
    }

    @Test
    void theChosenUnitAndNoOtherGetsEntitiesAndTables() {
        try (TestHost host = TestHost.start(
                TwoUnits.class,
                "woo.autosync.jpa.entity-manager-factory=second",
                "woo.autosync.background-threads=false")) {
            assertThat(entities(host.context().getBean("second", EntityManagerFactory.class)))
                    .containsAll(JpaModel.managedClassNames());
            assertThat(entities(host.context().getBean("first", EntityManagerFactory.class)))
                    .doesNotContainAnyElementsOf(JpaModel.managedClassNames());

            host.bean(AutoSyncService.class).autoSyncProductUpdate(ProductId.of(1), OwnerId.SINGLE);

            JdbcTemplate second = new JdbcTemplate(host.context().getBean("secondData", DataSource.class));
            assertThat(second.queryForObject("select count(*) from woo_capture", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void thePrimaryUnitIsTheChoice() {
        try (TestHost host = TestHost.start(PrimaryUnit.class, "woo.autosync.background-threads=false")) {
            assertThat(entities(host.context().getBean("primary", EntityManagerFactory.class)))
                    .containsAll(JpaModel.managedClassNames());
        }
    }

    private static void captures(TestHost host) {
        host.forgetCaptured();
        host.articles().direct(1);
        assertThat(host.captured()).containsExactly("alice 1 PRODUCT");
    }

    private static List<String> entities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .map(entity -> entity.getJavaType().getName())
                .toList();
    }

    private static List<String> tables(TestHost host) {
        return host.jdbc().queryForList("select table_name from information_schema.tables", String.class).stream()
                .map(String::valueOf)
                .toList();
    }

    private static LocalContainerEntityManagerFactoryBean unit(DataSource dataSource) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPackagesToScan("nowhere");
        factory.setManagedTypes(PersistenceManagedTypes.of(Article.class.getName(), ArticleColour.class.getName()));
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
        return factory;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Articles.class)
    static class OwnUnit {

        @Bean
        LocalContainerEntityManagerFactoryBean mine(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = unit(dataSource);
            factory.setPersistenceUnitPostProcessors(unit -> unit.addManagedClassName(Note.class.getName()));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoUnits {

        @Bean
        DataSource firstData() {
            return new DriverManagerDataSource("jdbc:h2:mem:first;DB_CLOSE_DELAY=-1");
        }

        @Bean
        DataSource secondData() {
            return new DriverManagerDataSource("jdbc:h2:mem:second;DB_CLOSE_DELAY=-1");
        }

        @Bean
        LocalContainerEntityManagerFactoryBean first(@Qualifier("firstData") DataSource dataSource) {
            return unit(dataSource);
        }

        @Bean
        LocalContainerEntityManagerFactoryBean second(@Qualifier("secondData") DataSource dataSource) {
            return unit(dataSource);
        }

        @Bean
        ProductSource source() {
            return (ids, context) -> Map.of();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryUnit extends TwoUnits {

        @Bean
        @Primary
        LocalContainerEntityManagerFactoryBean primary(@Qualifier("secondData") DataSource dataSource) {
            return unit(dataSource);
        }
    }

    /** A schema filter of the host's. */
    public static final class WithoutNotes implements SchemaFilterProvider {

        private static final SchemaFilter FILTER = new SchemaFilter() {
            @Override
            public boolean includeNamespace(Namespace namespace) {
                return true;
            }

            @Override
            public boolean includeTable(Table table) {
                return !table.getName().equalsIgnoreCase("note");
            }

            @Override
            public boolean includeSequence(Sequence sequence) {
                return true;
            }
        };

        @Override
        public SchemaFilter getCreateFilter() {
            return FILTER;
        }

        @Override
        public SchemaFilter getDropFilter() {
            return FILTER;
        }

        @Override
        public SchemaFilter getTruncatorFilter() {
            return FILTER;
        }

        @Override
        public SchemaFilter getMigrateFilter() {
            return FILTER;
        }

        @Override
        public SchemaFilter getValidateFilter() {
            return FILTER;
        }
    }
}
