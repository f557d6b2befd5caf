package dev.baton.local;

import dev.baton.parts.CamundaPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be chosen with {@code -Dbaton.local.…}; everything has a default. */
record LocalSettings(
        Path folder,
        boolean reset,
        boolean samples,
        boolean callbacks,
        Duration delay,
        int batonPort,
        int postgresPort,
        int openSearchPort,
        int openSearchTransportPort,
        int simulatorsPort,
        int tasklistPort,
        int tasklistManagementPort,
        CamundaPorts camunda) {

    private static final String PREFIX = "baton.local.";

    static LocalSettings ofSystemProperties() {
        return new LocalSettings(
                Path.of(text("folder", ".baton")),
                Boolean.parseBoolean(text("reset", "false")),
                Boolean.parseBoolean(text("samples", "true")),
                Boolean.parseBoolean(text("simulators.callbacks", "true")),
                Duration.parse(text("simulators.delay", "PT1S")),
                port("baton", 8090),
                port("postgres", 15432),
                port("opensearch", 9201),
                port("opensearch-transport", 9301),
                port("simulators", 8099),
                port("tasklist", 8080),
                port("tasklist-management", 9601),
                new CamundaPorts(port("camunda", 8089), port("camunda-management", 9600), port("camunda-grpc", 26500),
                        port("camunda-command", 26501), port("camunda-internal", 26502)));
    }

    private static int port(String part, int otherwise) {
        String name = part + ".port";
        try {
            return Integer.parseInt(text(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + PREFIX + name + " must be a number", e);
        }
    }

    private static String text(String name, String otherwise) {
        String value = System.getProperty(PREFIX + name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** All ports that must be free, by the name under which they are chosen. */
    Map<String, Integer> ports() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("baton", batonPort);
        all.put("postgres", postgresPort);
        all.put("opensearch", openSearchPort);
        all.put("opensearch-transport", openSearchTransportPort);
        all.put("tasklist", tasklistPort);
        all.put("tasklist-management", tasklistManagementPort);
        all.put("camunda", camunda.web());
        all.put("camunda-management", camunda.management());
        all.put("camunda-grpc", camunda.gateway());
        all.put("camunda-command", camunda.command());
        all.put("camunda-internal", camunda.internal());
        all.put("simulators", simulatorsPort);
        return all;
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }
}
