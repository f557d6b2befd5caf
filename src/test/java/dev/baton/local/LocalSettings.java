package dev.baton.local;

import dev.baton.parts.BatonPair;
import dev.baton.parts.CamundaCluster;
import dev.baton.parts.CamundaPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * What can be chosen with {@code -Dbaton.local.…}; everything has a default.
 *
 * @param brokers where each of them listens; there is one unless a cluster was chosen
 * @param instancePorts of the instances of Baton that a cluster has; empty without one
 */
record LocalSettings(
        Path folder,
        boolean reset,
        boolean samples,
        boolean callbacks,
        Duration delay,
        int batonPort,
        List<Integer> instancePorts,
        int postgresPort,
        int openSearchPort,
        int openSearchTransportPort,
        int simulatorsPort,
        int tasklistPort,
        int tasklistManagementPort,
        List<CamundaPorts> brokers) {

    private static final String PREFIX = "baton.local.";

    LocalSettings {
        instancePorts = List.copyOf(instancePorts);
        brokers = List.copyOf(brokers);
    }

    static LocalSettings of(Properties properties) {
        return new Chosen(properties).settings();
    }

    /** Whether several brokers and instances of Baton run. */
    boolean cluster() {
        return brokers.size() > 1;
    }

    /** All ports that must be free, by the name under which they are chosen. */
    Map<String, Integer> ports() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("baton", batonPort);
        for (int number = 1; number <= instancePorts.size(); number++) {
            all.put("baton-" + number, instancePorts.get(number - 1));
        }
        all.put("postgres", postgresPort);
        all.put("opensearch", openSearchPort);
        all.put("opensearch-transport", openSearchTransportPort);
        all.put("tasklist", tasklistPort);
        all.put("tasklist-management", tasklistManagementPort);
        for (int number = 1; number <= brokers.size(); number++) {
            CamundaPorts broker = brokers.get(number - 1);
            all.put(broker(number), broker.web());
            all.put(broker(number) + "-management", broker.management());
            all.put(broker(number) + "-grpc", broker.gateway());
            all.put(broker(number) + "-command", broker.command());
            all.put(broker(number) + "-internal", broker.internal());
        }
        all.put("simulators", simulatorsPort);
        return all;
    }

    private static String broker(int number) {
        return number == 1 ? "camunda" : "camunda-" + number;
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    /** Reads what was chosen. */
    private record Chosen(Properties properties) {

        LocalSettings settings() {
            boolean cluster = flag("cluster", false);
            return new LocalSettings(
                    // an engine's data is of no use to another one
                    Path.of(text("folder", cluster ? ".baton/cluster" : ".baton")),
                    flag("reset", false),
                    flag("samples", true),
                    flag("simulators.callbacks", true),
                    Duration.parse(text("simulators.delay", "PT1S")),
                    port("baton", 8090),
                    IntStream.rangeClosed(1, cluster ? BatonPair.INSTANCES : 0)
                            .mapToObj(number -> port("baton-" + number, 8090 + number)).toList(),
                    port("postgres", 15432),
                    port("opensearch", 9201),
                    port("opensearch-transport", 9301),
                    port("simulators", 8099),
                    port("tasklist", 8080),
                    port("tasklist-management", 9601),
                    IntStream.rangeClosed(1, cluster ? CamundaCluster.BROKERS : 1).mapToObj(this::brokerPorts)
                            .toList());
        }

        /** Those of the second broker are 100 above those of the first, and so on. */
        private CamundaPorts brokerPorts(int number) {
            String broker = broker(number);
            int above = 100 * (number - 1);
            return new CamundaPorts(port(broker, 8089 + above), port(broker + "-management", 9600 + above),
                    port(broker + "-grpc", 26500 + above), port(broker + "-command", 26501 + above),
                    port(broker + "-internal", 26502 + above));
        }

        private int port(String part, int otherwise) {
            String name = part + ".port";
            try {
                return Integer.parseInt(text(name, Integer.toString(otherwise)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("-D" + PREFIX + name + " must be a number", e);
            }
        }

        private boolean flag(String name, boolean otherwise) {
            return Boolean.parseBoolean(text(name, Boolean.toString(otherwise)));
        }

        private String text(String name, String otherwise) {
            String value = properties.getProperty(PREFIX + name);
            return value == null || value.isBlank() ? otherwise : value;
        }
    }
}
