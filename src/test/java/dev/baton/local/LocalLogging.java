package dev.baton.local;

import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/** A healthy start is a few lines; what Baton itself says stays. */
final class LocalLogging {

    private LocalLogging() {}

    static void silentUntilBatonStarts() {
        LoggingSystem.get(LocalLogging.class.getClassLoader()).beforeInitialize();
    }

    static Map<String, Object> properties() {
        return Map.of(
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false",
                "camunda.client.auth.method", "none",
                "logging.level.root", "warn",
                "logging.level.dev.baton", "info",
                "logging.level.dev.baton.platform.imports", "warn",
                "logging.level.io.camunda.client", "error",
                "logging.level.org.springdoc", "error",
                "logging.level.org.flywaydb", "error",
                "logging.pattern.console", "%d{HH:mm:ss} %clr(%-5level) %logger{0}: %msg%n%ex{1}");
    }
}
