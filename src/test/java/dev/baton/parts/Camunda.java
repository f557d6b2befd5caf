package dev.baton.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine of Camunda 8.6: a broker with its gateway. REST and gRPC need no login. */
public final class Camunda implements AutoCloseable {

    private final Path home;
    private final Path data;
    private final Path log;
    private final CamundaPorts ports;
    private final Map<String, String> environment;
    private Optional<Program> program = Optional.empty();

    private Camunda(Path home, Path data, Path log, CamundaPorts ports, Map<String, String> environment) {
        this.home = home.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.ports = ports;
        this.environment = Map.copyOf(environment);
    }

    /** The broker alone, whose clock can be moved by {@code actuator/clock}. */
    public static Camunda broker(Path home, Path data, Path log, CamundaPorts ports, Map<String, String> extra) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "broker",
                "ZEEBE_CLOCK_CONTROLLED", "true",
                "JAVA_OPTS", "-Xmx512m --enable-native-access=ALL-UNNAMED"));
        environment.putAll(extra);
        return new Camunda(home, data, log, ports, environment);
    }

    /** A broker that tells OpenSearch all that happens, from which {@link WebApplications} show it. */
    public static Camunda exporting(Path home, Path data, Path log, CamundaPorts ports, OpenSearch search) {
        return broker(home, data, log, ports, Map.of(
                "CAMUNDA_DATABASE_TYPE", "opensearch",
                "CAMUNDA_DATABASE_URL", search.url(),
                "CAMUNDA_DATABASE_CLUSTERNAME", OpenSearch.CLUSTER,
                // Opens POST /v2/user-tasks/search, which tells who completed a task.
                "CAMUNDA_REST_QUERY_ENABLED", "true",
                "ZEEBE_BROKER_EXPORTERS_OS_CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
                "ZEEBE_BROKER_EXPORTERS_OS_ARGS_URL", search.url(),
                "ZEEBE_BROKER_EXPORTERS_OS_ARGS_INDEX_NUMBEROFREPLICAS", "0"));
    }

    /** Returns when the broker is ready. */
    public Camunda start() {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(ports.environment());
        all.put("JAVA_HOME", Machine.javaHome());
        all.put("ZEEBE_BROKER_DATA_DIRECTORY", data.toString());
        String script = home.resolve("bin").resolve("camunda").toString();
        Program started = new Program.Command("Camunda", List.of("sh", script), all, "TERM", log).start();
        program = Optional.of(started);
        Readiness.awaitHttp(started, "Camunda", management("actuator/health/readiness"));
        return this;
    }

    public URI grpc() {
        return URI.create("http://127.0.0.1:" + ports.gateway());
    }

    public URI web() {
        return URI.create("http://127.0.0.1:" + ports.web());
    }

    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + ports.management() + "/" + path);
    }

    /** Kills the broker as a crash would. */
    public void kill() {
        program.ifPresent(Program::kill);
        program = Optional.empty();
    }

    @Override
    public void close() {
        program.ifPresent(Program::close);
        program = Optional.empty();
    }
}
