package io.github.wooautosync.spring;

/** What has another home in each generation of Spring Boot. */
final class BootGeneration {

    static final String NUMBER = "4.";

    private BootGeneration() {}
}
