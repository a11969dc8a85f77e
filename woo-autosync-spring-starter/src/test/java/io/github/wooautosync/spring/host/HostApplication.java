package io.github.wooautosync.spring.host;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A PIM with JPA. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Articles.class)
public class HostApplication {}
