package dev.baton.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasklist and Operate of Camunda 8.6, whose user is {@code demo} with password {@code demo}.
 *
 * <p>
 * They are a program of their own: in one program with the broker, Tasklist's login also guards the broker's REST, which
 * then refuses what Tasklist itself asks of it, so that no task can be assigned
 * (<a href="https://github.com/camunda/camunda/issues/24808">camunda#24808</a>).
 */
public final class WebApplications implements AutoCloseable {

    private final Path home;
    private final Path log;
    private final int port;
    private final int managementPort;
    private final Engine engine;
    private final OpenSearch search;
    private final Running program = new Running();

    /** @param port of both, under {@code /tasklist} and {@code /operate} */
    public WebApplications(Path home, Path log, int port, int managementPort, Engine engine, OpenSearch search) {
        this.home = home.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        this.managementPort = managementPort;
        this.engine = engine;
        this.search = search;
    }

    /** Returns when people can sign in. The engine need not be there yet. */
    public WebApplications start() {
        String script = home.resolve("bin").resolve("camunda").toString();
        program.start(new Program.Command("Tasklist and Operate", List.of("sh", script), environment(), "TERM", log),
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"));
        WholeSeconds.repair(search, List.of("tasklist-list-view-*", "tasklist-task-*"));
        return this;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "operate,tasklist,auth",
                "JAVA_HOME", Machine.javaHome(),
                "JAVA_OPTS", "-Xmx768m --enable-native-access=ALL-UNNAMED",
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
                "CAMUNDA_DATABASE_TYPE", "opensearch",
                "CAMUNDA_DATABASE_URL", search.url(),
                "CAMUNDA_DATABASE_CLUSTERNAME", OpenSearch.CLUSTER));
        for (String application : List.of("OPERATE", "TASKLIST")) {
            String prefix = "CAMUNDA_" + application + "_";
            all.put(prefix + "DATABASE", "opensearch");
            all.put(prefix + "OPENSEARCH_URL", search.url());
            all.put(prefix + "OPENSEARCH_CLUSTERNAME", OpenSearch.CLUSTER);
            all.put(prefix + "ZEEBEOPENSEARCH_URL", search.url());
            all.put(prefix + "ZEEBEOPENSEARCH_CLUSTERNAME", OpenSearch.CLUSTER);
            // Each waits five seconds, one after the other, unless it is told otherwise; a task or an incident is looked for sooner.
            all.put(prefix + "IMPORTER_READERBACKOFF", "1000");
            all.put(prefix + "IMPORTER_SCHEDULERBACKOFF", "1000");
            // The node has no index-state plug-in, without which the archiver cannot start.
            all.put(prefix + "ARCHIVERENABLED", "false");
            all.put(prefix + "ZEEBE_GATEWAYADDRESS", engine.grpc().getHost() + ":" + engine.grpc().getPort());
            all.put(prefix + "ZEEBE_RESTADDRESS", engine.web().toString());
        }
        return all;
    }

    /**
     * Returns when Tasklist knows so many forms. A task that is there before its form is shown without it for good.
     *
     * @param forms how many were deployed at least
     */
    public void awaitForms(int forms) {
        URI count = URI.create(search.url() + "/tasklist-form-*/_count");
        program.await("Tasklist", () -> Readiness.read(count).path("count").asInt() >= forms);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        program.stop();
    }
}
