package io.github.wooautosync.jpa;

class H2HostCaptureTest extends HostCaptureKit {

    H2HostCaptureTest() {
        super(TestDatabase.h2());
    }
}
