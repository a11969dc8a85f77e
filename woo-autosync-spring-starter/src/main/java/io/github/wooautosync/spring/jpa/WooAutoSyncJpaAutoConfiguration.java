package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.jpa.JpaAttemptStore;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaLinkStore;
import io.github.wooautosync.jpa.JpaModel;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.jpa.JpaVariantLinkStore;
import io.github.wooautosync.jpa.TransactionBoundary;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.secret.AesGcmSecretCipher;
import io.github.wooautosync.secret.Secret;
import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.spring.InvalidSetupException;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import io.github.wooautosync.spring.WooSynced;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Keeps everything in the host's database when there is a persistence unit. Needs no Spring Data. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnClass({EntityManagerFactory.class, LocalContainerEntityManagerFactoryBean.class})
@ConditionalOnBean(EntityManagerFactory.class)
@ConditionalOnProperty(prefix = WooAutoSyncProperties.PREFIX, name = "enabled", matchIfMissing = true)
@ConditionalOnExpression("!'memory'.equalsIgnoreCase('${woo.autosync.storage:auto}')")
@EnableConfigurationProperties(WooAutoSyncProperties.class)
public class WooAutoSyncJpaAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WooAutoSyncJpaAutoConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    static PersistenceUnitChoice wooPersistenceUnitChoice(
            ConfigurableListableBeanFactory beans, Environment environment) {
        return new PersistenceUnitChoice(beans, environment);
    }

    @Bean
    @ConditionalOnMissingBean(name = "wooPersistenceUnitPreparation")
    static PersistenceUnitPreparation wooPersistenceUnitPreparation(
            ConfigurableListableBeanFactory beans, Environment environment) {
        return new PersistenceUnitPreparation(new PersistenceUnitChoice(beans, environment));
    }

    @Bean
    @ConditionalOnMissingBean
    static HostTransactions wooHostTransactions() {
        return new HostTransactions();
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionBoundary wooTransactionBoundary(PersistenceUnitChoice choice, HostTransactions transactions) {
        EntityManagerFactory factory = choice.entityManagerFactory();
        refuseForeignUnit(factory);
        SpringTransactionBoundary boundary = new SpringTransactionBoundary(factory, watchesEntities(factory));
        transactions.tell(boundary);
        return boundary;
    }

    @Bean
    @ConditionalOnMissingBean
    @Lazy
    @DependsOnDatabaseInitialization
    PreparedSchema wooPreparedSchema(PersistenceUnitChoice choice, WooAutoSyncProperties properties) {
        DataSource dataSource = SpringTransactionBoundary.dataSourceOf(choice.entityManagerFactory());
        if (dataSource == null) {
            throw new InvalidSetupException(
                    "The entity manager factory has no data source that woo-autosync can ask for its tables.",
                    "Give the LocalContainerEntityManagerFactoryBean a data source.");
        }
        return PreparedSchema.prepare(dataSource, properties.initializeSchema());
    }

    @Bean
    @ConditionalOnMissingBean
    SyncRecordStore wooSyncRecordStore(TransactionBoundary boundary, PreparedSchema schema) {
        return JpaSyncRecordStore.of(boundary);
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionStore wooConnectionStore(
            TransactionBoundary boundary,
            PreparedSchema schema,
            SecretCipher cipher,
            WooAutoSyncProperties properties) {
        JpaConnectionStore store = new JpaConnectionStore(boundary, cipher);
        if (!properties.formerEncryptionKeys().isEmpty()) {
            LOG.info("Encrypted the credentials of {} connection(s) with the current key", store.encryptAnew());
        }
        return store;
    }

    @Bean
    @ConditionalOnMissingBean
    LinkStore wooLinkStore(TransactionBoundary boundary, PreparedSchema schema) {
        return new JpaLinkStore(boundary);
    }

    @Bean
    @ConditionalOnMissingBean
    VariantLinkStore wooVariantLinkStore(TransactionBoundary boundary, PreparedSchema schema) {
        return new JpaVariantLinkStore(boundary);
    }

    @Bean
    @ConditionalOnMissingBean
    AttemptStore wooAttemptStore(TransactionBoundary boundary, PreparedSchema schema) {
        return new JpaAttemptStore(boundary);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SecretCipher wooSecretCipher(WooAutoSyncProperties properties) {
        Secret key = properties.encryptionKey();
        if (key != null) {
            AesGcmSecretCipher.Builder builder = AesGcmSecretCipher.builder(properties.encryptionKeyId(), key.reveal());
            properties.formerEncryptionKeys().forEach((id, former) -> builder.formerKey(id, former.reveal()));
            return builder.build();
        }
        if (properties.plaintextSecrets()) {
            LOG.warn(
                    "Credentials of stores are stored unencrypted: whoever reads the database can write to the stores");
            return SecretCipher.plaintextForDemos();
        }
        throw new InvalidSetupException(
                "woo-autosync has no key to encrypt the credentials of stores with.",
                "Set woo.autosync.encryption-key to 32 random bytes in base64, for example from 'openssl rand -base64"
                        + " 32', and keep it outside of the database. For a demonstration only:"
                        + " woo.autosync.plaintext-secrets=true.");
    }

    /** Only a unit that a LocalContainerEntityManagerFactoryBean builds can be given the entities. */
    private static void refuseForeignUnit(EntityManagerFactory factory) {
        Set<String> missing = new HashSet<>(JpaModel.managedClassNames());
        missing.removeAll(factory.getMetamodel().getEntities().stream()
                .map(entity -> entity.getJavaType().getName())
                .collect(Collectors.toSet()));
        if (!missing.isEmpty()) {
            throw new InvalidSetupException(
                    "The persistence unit lacks entities of woo-autosync: " + missing + ".",
                    "Build it by a LocalContainerEntityManagerFactoryBean that is a bean of its own, or add"
                            + " JpaModel.managedClassNames() to it.");
        }
    }

    private static boolean watchesEntities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .map(EntityType::getJavaType)
                .anyMatch(type -> type.isAnnotationPresent(WooSynced.class));
    }
}
