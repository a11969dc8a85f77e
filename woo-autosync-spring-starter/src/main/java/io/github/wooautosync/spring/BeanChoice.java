package io.github.wooautosync.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which bean of a type is meant, found out without making one. For the starter's own packages.
 *
 * @param beans where they are
 * @param type of which type they are
 */
public record BeanChoice(ConfigurableListableBeanFactory beans, Class<?> type) {

    /** All beans of the type. */
    public List<String> names() {
        return Arrays.asList(beans.getBeanNamesForType(type, true, false));
    }

    /** The only one, or the only primary one. */
    public Optional<String> unambiguous() {
        List<String> names = names();
        List<String> candidates = names.size() == 1
                ? names
                : names.stream().filter(this::isPrimary).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private boolean isPrimary(String name) {
        return beans.containsBeanDefinition(name)
                && beans.getMergedBeanDefinition(name).isPrimary();
    }
}
