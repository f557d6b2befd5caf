package dev.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Baton: the HTTP API, the workers of the processes, the outbox relay and the scheduled work. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BatonApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BatonApplication.class, arguments);
    }
}
