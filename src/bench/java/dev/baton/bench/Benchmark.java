package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Runs both scenarios on the same parts, one after the other, and writes the report. */
class Benchmark {

    static final String SECRET = "bench-secret";

    @Test
    void measuresOrdersEndToEndBesideTheEngineAlone() {
        Load load = Load.fromProperties();
        try (Parts parts = Parts.startIn(Path.of("target", "bench", "parts"))) {
            deploy(parts.engine());
            Figures limit;
            try (EngineAlone scenario = new EngineAlone(parts.engine())) {
                limit = Figures.of(scenario, load, Cpu::spent);
            }
            Figures orders;
            List<Latency> latencies;
            try (OutsideWorld outside = new OutsideWorld(load.delay(), SECRET);
                    OrdersEndToEnd scenario = new OrdersEndToEnd(properties(parts, outside), outside)) {
                Figures.of(scenario, load.toWarmUp(), Cpu::spent);
                Instant warm = Instant.now();
                orders = Figures.of(scenario, load.toCount(), Cpu::spent);
                latencies = scenario.placed().latencies(warm);
            }
            Report report = new Report(load, limit, orders, latencies);
            report.print();
            report.writeTo(Path.of("target", "bench"));
            assertThat(report.share()).as("share of the engine's own limit").isGreaterThanOrEqualTo(0.5);
        }
    }

    static Map<String, Object> properties(Parts parts, OutsideWorld outside) {
        Map<String, Object> properties = new HashMap<>(parts.properties());
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("baton.sap.url", outside.uri());
        properties.put("baton.sap.user", "bench");
        properties.put("baton.sap.password", "bench");
        properties.put("baton.carrier.url", outside.uri());
        properties.put("baton.carrier.secret", SECRET);
        properties.put("baton.payment.url", outside.uri());
        properties.put("baton.payment.secret", SECRET);
        return properties;
    }

    static void deploy(CamundaClient engine) {
        deploy(engine, "classpath*:bpmn/**/*.*", "classpath*:dmn/*.dmn");
    }

    /** @param files patterns of what is deployed together */
    static void deploy(CamundaClient engine, String... files) {
        DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 all = null;
        for (Resource file : resources(files)) {
            all = command.addResourceBytes(content(file), String.valueOf(file.getFilename()));
            command = all;
        }
        Objects.requireNonNull(all, "nothing is on the class path").requestTimeout(Duration.ofMinutes(1)).send()
                .join();
    }

    private static List<Resource> resources(String... patterns) {
        PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
        List<Resource> found = new ArrayList<>();
        try {
            for (String pattern : patterns) {
                found.addAll(List.of(classPath.getResources(pattern)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
