package io.github.wooautosync.jpa;

class MariaDbHostCaptureTest extends HostCaptureKit {

    MariaDbHostCaptureTest() {
        super(TestDatabase.mariaDb());
    }
}
