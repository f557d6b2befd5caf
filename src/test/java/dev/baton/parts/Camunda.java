package dev.baton.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker of Camunda 8.6 with its gateway. */
public final class Camunda implements Engine {

    private final Path home;
    private final Path data;
    private final Path log;
    private final CamundaPorts ports;
    private final Map<String, String> environment;
    private final Running program = new Running();

    private Camunda(Path home, Path data, Path log, CamundaPorts ports, Map<String, String> environment) {
        this.home = home.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.ports = ports;
        this.environment = Map.copyOf(environment);
    }

    /** A broker whose clock can be moved by {@code actuator/clock}. */
    public static Camunda broker(Path home, Path data, Path log, CamundaPorts ports, Map<String, String> extra) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "broker",
                "ZEEBE_CLOCK_CONTROLLED", "true",
                "JAVA_OPTS", "-Xmx512m --enable-native-access=ALL-UNNAMED"));
        environment.putAll(extra);
        return new Camunda(home, data, log, ports, environment);
    }

    @Override
    public Camunda start() {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(ports.environment());
        all.put("JAVA_HOME", Machine.javaHome());
        all.put("ZEEBE_BROKER_DATA_DIRECTORY", data.toString());
        String script = home.resolve("bin").resolve("camunda").toString();
        program.start(new Program.Command("Camunda", List.of("sh", script), all, "TERM", log),
                management("actuator/health/readiness"));
        return this;
    }

    @Override
    public URI grpc() {
        return URI.create("http://127.0.0.1:" + ports.gateway());
    }

    @Override
    public URI web() {
        return URI.create("http://127.0.0.1:" + ports.web());
    }

    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + ports.management() + "/" + path);
    }

    /** Kills the broker as a crash would. */
    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.stop();
    }
}
