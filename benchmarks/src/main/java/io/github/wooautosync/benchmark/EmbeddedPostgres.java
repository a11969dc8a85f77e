package io.github.wooautosync.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A PostgreSQL server of our own, which waits for the disk at every commit, as one in production does. */
public final class EmbeddedPostgres {

    private EmbeddedPostgres() {}

    /** Starts a server with an empty database. */
    public static Database start() {
        try {
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server =
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setPGStartupWait(Duration.ofSeconds(60))
                            // Switched off by default, for tests.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("shared_buffers", "256MB")
                            // No checkpoint in the middle of a turn.
                            .setServerConfig("max_wal_size", "8GB")
                            .setServerConfig("checkpoint_timeout", "1h")
                            .start();
            return new Database("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres", "", server);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }
}
