import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * Runs one OpenSearch node on the loopback address until it is told to stop. Started from its source, since it compiles
 * against OpenSearch's class path only. The runner's own main method allows no choice of ports.
 */
class OpenSearchNode {

    /** Arguments: folder, HTTP port, transport port, cluster name. */
    public static void main(String[] arguments) throws InterruptedException {
        var runner = new OpenSearchRunner();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        runner.onBuild((number, settings) -> settings
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", arguments[2])
                .put("discovery.type", "single-node")
                .putList("node.roles", "cluster_manager", "data", "ingest")
                // A development machine with a nearly full disk must not turn the indices read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false));
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(arguments[0])
                .clusterName(arguments[3])
                .numOfNode(1)
                .useLogger());
        // The node's threads are daemons.
        Thread.currentThread().join();
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
