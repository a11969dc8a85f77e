package io.github.wooautosync.spring.operations;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** For Spring Boot 4, where health has a new home. */
final class Boot4HealthIndicator extends AbstractHealthIndicator {

    private final SyncHealth health;

    Boot4HealthIndicator(SyncHealth health) {
        super("The connections of woo-autosync cannot be read");
        this.health = health;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        SyncHealth.Report report = health.report();
        (report.up() ? builder.up() : builder.down()).withDetails(report.details());
    }
}
