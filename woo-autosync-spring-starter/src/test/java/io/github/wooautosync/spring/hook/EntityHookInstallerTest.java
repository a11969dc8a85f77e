package io.github.wooautosync.spring.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.spring.InvalidSetupException;
import io.github.wooautosync.spring.host.Article;
import io.github.wooautosync.spring.host.Note;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Annotated entities of a persistence provider that tells nothing are found out at the start. */
class EntityHookInstallerTest {

    private final EntityHookInstaller installer = new EntityHookInstaller(new DefaultListableBeanFactory());

    @Test
    void annotatedEntitiesNeedHibernate() {
        assertThatThrownBy(() -> installer.postProcessAfterInitialization(factoryWith(Article.class), "other"))
                .isInstanceOfSatisfying(
                        InvalidSetupException.class,
                        refused -> assertThat(refused)
                                .hasMessageContaining("@WooSynced")
                                .hasMessageContaining("Article")
                                .hasMessageContaining("needs Hibernate"));
    }

    @Test
    void otherEntitiesDoNot() {
        EntityManagerFactory factory = factoryWith(Note.class);

        assertThat(installer.postProcessAfterInitialization(factory, "other")).isSameAs(factory);
    }

    private static EntityManagerFactory factoryWith(Class<?> entity) {
        EntityType<?> type = answering(EntityType.class, Map.of("getJavaType", entity));
        Metamodel model = answering(Metamodel.class, Map.of("getEntities", Set.of(type)));
        return answering(EntityManagerFactory.class, Map.of("getMetamodel", model));
    }

    @SuppressWarnings("ReferenceEquality") // A proxy has nothing else to compare.
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> answers.get(method.getName());
                }));
    }
}
