package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Whatever the starter makes gives way to a bean of the host, on either generation of Spring Boot. */
class ReplaceableBeansTest {

    private final SimpleMetadataReaderFactory classes = new SimpleMetadataReaderFactory();

    @Test
    void everyBeanGivesWay() {
        List<MethodMetadata> beans = new ArrayList<>();
        for (String candidate : ImportCandidates.load(
                        AutoConfiguration.class, getClass().getClassLoader())
                .getCandidates()) {
            if (candidate.startsWith("io.github.wooautosync.")) {
                withNested(read(candidate))
                        .forEach(type -> beans.addAll(type.getAnnotatedMethods(Bean.class.getName())));
            }
        }

        assertThat(beans)
                .hasSizeGreaterThan(30)
                .allSatisfy(bean -> assertThat(bean.isAnnotated(ConditionalOnMissingBean.class.getName()))
                        .as(bean.getDeclaringClassName() + "." + bean.getMethodName())
                        .isTrue());
    }

    private Stream<AnnotationMetadata> withNested(AnnotationMetadata type) {
        return Stream.concat(
                Stream.of(type), Arrays.stream(type.getMemberClassNames()).map(this::read));
    }

    private AnnotationMetadata read(String name) {
        try {
            return classes.getMetadataReader(name).getAnnotationMetadata();
        } catch (IOException missing) {
            throw new UncheckedIOException(name, missing);
        }
    }
}
