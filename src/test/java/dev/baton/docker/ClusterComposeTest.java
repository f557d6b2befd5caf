package dev.baton.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.parts.BatonPair;
import dev.baton.parts.CamundaCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cluster for Docker: what it has of the single services, and what holds it together. */
class ClusterComposeTest {

    private static final List<String> BROKERS = names("camunda", CamundaCluster.BROKERS);
    private static final List<String> INSTANCES = names("baton", BatonPair.INSTANCES);
    private static final Path BALANCER = Compose.FOLDER.resolve("haproxy/haproxy.cfg");

    private final Compose single = Compose.read("compose.yaml");
    private final Compose cluster = Compose.read("compose.cluster.yaml");
    private final String balancer = Compose.text(BALANCER);

    private static List<String> names(String service, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> service + "-" + number).toList();
    }

    @Test
    void it_has_the_brokers_and_the_instances_that_the_tests_kill() {
        assertThat(cluster.services().keySet()).containsAll(BROKERS).containsAll(INSTANCES)
                .containsAll(Set.of("postgres", "simulators", "balancer"))
                .hasSize(BROKERS.size() + INSTANCES.size() + 3);
        assertThat(cluster.service("balancer").get("image")).asString().matches("haproxy:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void each_broker_knows_all_of_them_and_is_found_by_its_own_name() {
        for (String broker : BROKERS) {
            assertThat(cluster.environment(broker))
                    .containsAllEntriesOf(single.environment("camunda"))
                    .containsEntry("CAMUNDA_CLUSTER_SIZE", "3")
                    .containsEntry("CAMUNDA_CLUSTER_PARTITIONCOUNT", "3")
                    .containsEntry("CAMUNDA_CLUSTER_REPLICATIONFACTOR", "3")
                    .containsEntry("CAMUNDA_CLUSTER_INITIALCONTACTPOINTS",
                            String.join(",", BROKERS.stream().map(other -> other + ":26502").toList()))
                    .containsEntry("CAMUNDA_CLUSTER_NODEID", Integer.toString(BROKERS.indexOf(broker)))
                    .containsEntry("CAMUNDA_CLUSTER_NETWORK_ADVERTISEDHOST", broker);
            assertThat(cluster.mounts(broker)).isEqualTo(single.mounts("camunda"));
            assertThat(cluster.list(broker, "volumes")).contains(broker + "-data:/usr/local/camunda/data");
            assertThat(cluster.service(broker).get("image")).isEqualTo(single.service("camunda").get("image"));
        }
    }

    @Test
    void each_instance_is_told_what_the_single_one_is_and_finds_the_engine_behind_the_balancer() {
        Map<String, String> expected = new TreeMap<>(single.environment("baton"));
        expected.putAll(Map.of("CAMUNDA_CLIENT_GRPCADDRESS", "http://balancer:26500",
                "CAMUNDA_CLIENT_RESTADDRESS", "http://balancer:8080", "BATON_TASKLIST_URL", "http://balancer:8080",
                "SERVER_FORWARDHEADERSSTRATEGY", "native"));

        assertThat(INSTANCES).allSatisfy(one -> assertThat(cluster.environment(one)).isEqualTo(expected));
        assertThat(cluster.environment("simulators")).containsEntry("BATON_URL", "http://balancer:8090");
    }

    @Test
    void the_balancer_leads_to_all_of_them_and_asks_each_whether_it_is_ready() {
        assertThat(servers("baton", "")).containsExactlyElementsOf(addresses(INSTANCES, 8090));
        assertThat(servers("camunda-grpc", " port 9600")).containsExactlyElementsOf(addresses(BROKERS, 26500));
        assertThat(servers("camunda-web", " port 9600")).containsExactlyElementsOf(addresses(BROKERS, 8080));
        assertThat(balancer).contains("default-server check ");
        assertThat(Compose.matches(Pattern.compile("(option httpchk GET /actuator/health/readiness)\n"), balancer))
                .hasSize(3);
    }

    private static List<String> addresses(List<String> services, int port) {
        return services.stream().map(name -> name + ":" + port).toList();
    }

    /** @param with what else its line says */
    private List<String> servers(String section, String with) {
        String text = Compose.only("(?s)^listen " + section + "\n(.*?)(?:\n\n|\\z)", balancer);
        return Compose.matches(Pattern.compile("server \\S+ (\\S+)" + with), text).toList();
    }

    @Test
    void only_what_people_open_is_published_and_on_the_loopback_interface_only() {
        assertThat(cluster.list("balancer", "ports")).hasSize(3)
                .allMatch(port -> balancer.contains("bind :" + port.replaceAll(".*:", "") + "\n"));
        assertThat(cluster.services().keySet()).allSatisfy(service -> assertThat(cluster.list(service, "ports"))
                .allMatch(port -> port.startsWith("127.0.0.1:")));
        assertThat(BROKERS).allSatisfy(broker -> assertThat(cluster.list(broker, "ports")).isEmpty());
        assertThat(INSTANCES).allSatisfy(one -> assertThat(cluster.list(one, "ports")).isEmpty());
    }

    @Test
    void it_needs_no_other_variables_and_no_other_files() {
        assertThat(cluster.variables()).isEqualTo(single.variables());
        assertThat(cluster.services().keySet()).allSatisfy(
                service -> assertThat(cluster.mounts(service).values()).allMatch(Files::exists));
        assertThat(cluster.list("balancer", "volumes")).singleElement().asString().endsWith(":ro");
        assertThat(BALANCER).exists();
    }

    @Test
    void each_instance_starts_when_what_it_needs_is_healthy() {
        assertThat(INSTANCES).allSatisfy(one -> assertThat(Compose.map(cluster.service(one).get("depends_on"))
                .keySet()).containsAll(BROKERS).contains("postgres", "balancer", "simulators"));
        assertThat(cluster.service("balancer")).containsKey("healthcheck");
        assertThat(BROKERS).allSatisfy(broker -> assertThat(cluster.service(broker)).containsKey("healthcheck"));
    }
}
