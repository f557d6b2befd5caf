package dev.baton.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three brokers with three partitions, each partition on all of them, behind one address. Any of them may be killed. */
public final class CamundaCluster implements Engine {

    public static final int BROKERS = 3;
    private static final int PARTITIONS = 3;

    private final List<Camunda> brokers;
    private final Balancer gateways;
    private final Balancer web;

    /**
     * @param data the folder in which each broker has a folder of its own
     * @param log of a broker by its number, the first is 1
     * @param ports of each broker
     * @param extra environment variables of all of them
     */
    public CamundaCluster(
            Path home,
            Path data,
            IntFunction<Path> log,
            List<CamundaPorts> ports,
            Map<String, String> extra) {
        brokers = IntStream.range(0, ports.size())
                .mapToObj(node -> Camunda.broker(home, data.resolve(Integer.toString(node + 1)), log.apply(node + 1),
                        ports.get(node), environment(node, ports, extra)))
                .toList();
        gateways = Balancer.over(ports.stream().map(CamundaPorts::gateway).toList());
        web = Balancer.over(ports.stream().map(CamundaPorts::web).toList());
    }

    private static Map<String, String> environment(int node, List<CamundaPorts> ports, Map<String, String> extra) {
        Map<String, String> all = new HashMap<>(extra);
        all.put("ZEEBE_BROKER_CLUSTER_NODEID", Integer.toString(node));
        all.put("ZEEBE_BROKER_CLUSTER_CLUSTERSIZE", Integer.toString(ports.size()));
        all.put("ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", Integer.toString(PARTITIONS));
        all.put("ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR", Integer.toString(ports.size()));
        all.put("ZEEBE_BROKER_CLUSTER_CLUSTERNAME", "baton-cluster");
        all.put("ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", ports.stream()
                .map(other -> "127.0.0.1:" + other.internal())
                .collect(Collectors.joining(",")));
        return all;
    }

    @Override
    public CamundaCluster start() {
        // a broker is ready once the others are there
        CompletableFuture.allOf(brokers.stream()
                .map(broker -> CompletableFuture.runAsync(broker::start, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new)).join();
        return this;
    }

    public List<Camunda> brokers() {
        return brokers;
    }

    @Override
    public URI grpc() {
        return gateways.url();
    }

    @Override
    public URI web() {
        return web.url();
    }

    @Override
    public void close() {
        gateways.close();
        web.close();
        brokers.forEach(Camunda::close);
    }
}
