package io.github.wooautosync.spring.operations;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** For Spring Boot 3. */
final class Boot3HealthIndicator extends AbstractHealthIndicator {

    private final SyncHealth health;

    Boot3HealthIndicator(SyncHealth health) {
        super("The connections of woo-autosync cannot be read");
        this.health = health;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        SyncHealth.Report report = health.report();
        (report.up() ? builder.up() : builder.down()).withDetails(report.details());
    }
}
