package dev.baton.crash;

import dev.baton.parts.Balancer;
import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import dev.baton.parts.CamundaPorts;
import dev.baton.parts.Folders;
import dev.baton.parts.Machine;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import dev.baton.simulators.Records;
import dev.baton.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Baton as it runs where nothing may stand still: three brokers with three partitions, each on all of them, and two instances of the
 * application, each behind a balancer. Any of them may be killed.
 */
final class Cluster implements AutoCloseable {

    static final int BROKERS = 3;
    private static final int INSTANCES = 2;
    private static final Path FOLDER = Path.of("target", "test-platform", "cluster");

    private final PostgreSql postgres;
    private final List<Camunda> brokers;
    private final Balancer gateways;
    private final Simulators simulators;
    private final List<Baton> instances;
    private final Balancer application;

    private Cluster() {
        emptied();
        postgres = new PostgreSql(Path.of("target", "postgres"), FOLDER.resolve("postgres"),
                FOLDER.resolve("postgres.log"), Ports.free(), List.of());
        List<CamundaPorts> ports = IntStream.range(0, BROKERS).mapToObj(node -> CamundaPorts.free()).toList();
        brokers = IntStream.range(0, BROKERS).mapToObj(node -> broker(node, ports)).toList();
        gateways = Balancer.over(ports.stream().map(CamundaPorts::gateway).toList());
        simulators = new Simulators(Ports.free(), Records.inMemory());
        simulators.callbacks().after(Duration.ofMillis(100));
        instances = IntStream.range(0, INSTANCES).mapToObj(number -> new Baton(
                FOLDER.resolve("baton-" + number + ".log"), Ports.free(), properties())).toList();
        application = Balancer.over(instances.stream().map(instance -> instance.url().getPort()).toList());
        simulators.callbacks().to(application.url());
    }

    static Cluster started() {
        Cluster cluster = new Cluster();
        cluster.postgres.start();
        cluster.simulators.start();
        // a broker is ready once the others are there
        CompletableFuture.allOf(cluster.brokers.stream()
                .map(broker -> CompletableFuture.runAsync(broker::start, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new)).join();
        cluster.instances.forEach(Baton::start);
        return cluster;
    }

    private static void emptied() {
        try {
            Folders.delete(FOLDER);
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Camunda broker(int node, List<CamundaPorts> ports) {
        String contacts =
                ports.stream().map(other -> "127.0.0.1:" + other.internal()).collect(Collectors.joining(","));
        return Camunda.broker(Machine.camundaHome(), FOLDER.resolve("zeebe-" + node),
                FOLDER.resolve("camunda-" + node + ".log"), ports.get(node), Map.of(
                        "ZEEBE_BROKER_CLUSTER_NODEID", Integer.toString(node),
                        "ZEEBE_BROKER_CLUSTER_CLUSTERSIZE", Integer.toString(BROKERS),
                        "ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", "3",
                        "ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR", "3",
                        "ZEEBE_BROKER_CLUSTER_CLUSTERNAME", "baton-cluster",
                        "ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", contacts));
    }

    private Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>(simulators.properties());
        all.putAll(Baton.surroundings(postgres, gateways.url(), brokers.getFirst().web()));
        // as in the field, where a crash leaves no incident
        all.put("baton.jobs.longest-pause", "2m");
        all.put("baton.jobs.shortest-pause", "1s");
        // sooner than in the field comes back what the killed application took with it, and its health tells that the database is away
        all.put("camunda.client.worker.defaults.timeout", "15s");
        all.put("spring.datasource.hikari.connection-timeout", "3000");
        all.put("db-scheduler.heartbeat-interval", "1s");
        return all;
    }

    /** Where integrators and carriers find the application. */
    String url() {
        return application.url().toString();
    }

    PostgreSql postgres() {
        return postgres;
    }

    List<Camunda> brokers() {
        return brokers;
    }

    List<Baton> instances() {
        return instances;
    }

    Simulators simulators() {
        return simulators;
    }

    @Override
    public void close() {
        application.close();
        instances.forEach(Baton::close);
        gateways.close();
        simulators.close();
        brokers.forEach(Camunda::close);
        postgres.close();
    }
}
