package io.github.wooautosync.spring;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The host's product source, looked up when products are loaded: the service of a host that loads products is often the
 * one that notes their changes, too, and needs us first.
 */
record ProductSourceBean(BeanFactory beans, String name) implements ProductSource {

    static ProductSourceBean in(ConfigurableListableBeanFactory beans) {
        BeanChoice choice = new BeanChoice(beans, ProductSource.class);
        return new ProductSourceBean(beans, choice.unambiguous().orElseThrow(() -> noChoice(choice.names())));
    }

    @Override
    public Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        return beans.getBean(name, ProductSource.class).load(ids, context);
    }

    private static InvalidSetupException noChoice(List<String> names) {
        return names.isEmpty()
                ? new InvalidSetupException(
                        "woo-autosync has no ProductSource: only the application knows how to load its products.",
                        "Add a bean of the type io.github.wooautosync.catalog.ProductSource that loads products by"
                                + " their ids, or switch woo-autosync off by woo.autosync.enabled=false.")
                : new InvalidSetupException(
                        "There are several ProductSource beans (" + String.join(", ", names)
                                + "), and woo-autosync does not know which one loads the products.",
                        "Make one of them primary.");
    }
}
