package io.github.wooautosync.example.pim;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the PIM at http://localhost:8080, with two stores beside it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PimApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PimApplication.class, arguments);
    }
}
