package io.github.wooautosync.jpa;

class PostgreSqlHostCaptureTest extends HostCaptureKit {

    PostgreSqlHostCaptureTest() {
        super(TestDatabase.postgreSql());
    }
}
