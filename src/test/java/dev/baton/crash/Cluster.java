package dev.baton.crash;

import dev.baton.parts.Baton;
import dev.baton.parts.BatonPair;
import dev.baton.parts.Camunda;
import dev.baton.parts.CamundaCluster;
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
import java.util.stream.Stream;

/** Baton as it runs where nothing may stand still: several brokers and two instances of the application. Any of them may be killed. */
final class Cluster implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "test-platform", "cluster");

    private final PostgreSql postgres;
    private final CamundaCluster engine;
    private final Simulators simulators;
    private final BatonPair application;

    private Cluster() {
        emptied();
        postgres = new PostgreSql(Path.of("target", "postgres"), FOLDER.resolve("postgres"),
                FOLDER.resolve("postgres.log"), Ports.free(), List.of());
        engine = new CamundaCluster(Machine.camundaHome(), FOLDER.resolve("zeebe"),
                number -> FOLDER.resolve("camunda-" + number + ".log"),
                Stream.generate(CamundaPorts::free).limit(CamundaCluster.BROKERS).toList(), Map.of());
        simulators = new Simulators(Ports.free(), Records.inMemory());
        simulators.callbacks().after(Duration.ofMillis(100));
        Map<String, Object> properties = properties();
        application = new BatonPair(Ports.free(), number -> new Baton("test",
                FOLDER.resolve("baton-" + number + ".log"), Ports.free(), properties));
        simulators.callbacks().to(application.url());
    }

    static Cluster started() {
        Cluster cluster = new Cluster();
        cluster.postgres.start();
        cluster.simulators.start();
        cluster.engine.start();
        cluster.application.start();
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

    private Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>(simulators.properties());
        all.putAll(Baton.surroundings(postgres, engine));
        all.putAll(Settings.SOON_BACK);
        all.putAll(Settings.WITHOUT_SURROUNDINGS);
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
        return engine.brokers();
    }

    List<Baton> instances() {
        return application.instances();
    }

    Simulators simulators() {
        return simulators;
    }

    @Override
    public void close() {
        application.close();
        simulators.close();
        engine.close();
        postgres.close();
    }
}
