package io.github.wooautosync.spring.operations;

import io.github.wooautosync.woo.WooClientFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * {@code woo.autosync.requests.in.flight}: calls of this node that stores have not answered yet. Puts itself around the
 * factory of clients, whoever made that.
 */
final class RequestMeters implements MeterBinder, BeanPostProcessor {

    private final AtomicInteger inFlight = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof WooClientFactory factory
                ? (WooClientFactory) access -> new CountedWooClient(factory.open(access), inFlight)
                : bean;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("woo.autosync.requests.in.flight", inFlight, AtomicInteger::get)
                .description("Calls that stores have not answered yet")
                .register(registry);
    }
}
