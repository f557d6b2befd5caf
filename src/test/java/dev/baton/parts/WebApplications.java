package dev.baton.parts;

import java.util.HashMap;
import java.util.Map;

/** What Camunda 8.6 must be told for Tasklist and Operate to run on an OpenSearch of one plain node. */
final class WebApplications {

    private WebApplications() {}

    static Map<String, String> environment(CamundaPorts ports, String openSearch) {
        Map<String, String> all = new HashMap<>();
        all.put("JAVA_OPTS", "-Xmx1g --enable-native-access=ALL-UNNAMED");
        all.put("CAMUNDA_DATABASE_TYPE", "opensearch");
        all.put("CAMUNDA_DATABASE_URL", openSearch);
        all.put("CAMUNDA_DATABASE_CLUSTERNAME", OpenSearch.CLUSTER);
        // Opens POST /v2/user-tasks/search, which tells who completed a task.
        all.put("CAMUNDA_REST_QUERY_ENABLED", "true");
        for (String application : new String[]{"OPERATE", "TASKLIST"}) {
            String prefix = "CAMUNDA_" + application + "_";
            all.put(prefix + "DATABASE", "opensearch");
            all.put(prefix + "OPENSEARCH_URL", openSearch);
            all.put(prefix + "OPENSEARCH_CLUSTERNAME", OpenSearch.CLUSTER);
            all.put(prefix + "ZEEBEOPENSEARCH_URL", openSearch);
            all.put(prefix + "ZEEBEOPENSEARCH_CLUSTERNAME", OpenSearch.CLUSTER);
            // The node has no index-state plug-in, without which the archiver cannot start.
            all.put(prefix + "ARCHIVERENABLED", "false");
            all.put(prefix + "ZEEBE_GATEWAYADDRESS", "127.0.0.1:" + ports.gateway());
            all.put(prefix + "ZEEBE_RESTADDRESS", "http://127.0.0.1:" + ports.web());
        }
        all.put("ZEEBE_BROKER_EXPORTERS_OS_CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
        all.put("ZEEBE_BROKER_EXPORTERS_OS_ARGS_URL", openSearch);
        all.put("ZEEBE_BROKER_EXPORTERS_OS_ARGS_INDEX_NUMBEROFREPLICAS", "0");
        return all;
    }
}
