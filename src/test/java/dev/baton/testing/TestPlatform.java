package dev.baton.testing;

import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import dev.baton.parts.CamundaPorts;
import dev.baton.parts.Folders;
import dev.baton.parts.Machine;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import dev.baton.simulators.Records;
import dev.baton.simulators.Simulators;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * The real parts that all tests of a run share: started by the first test that needs them, ended with the JVM. A test
 * that breaks a part starts its own with {@link #separate(String)}.
 */
public final class TestPlatform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of("target", "test-platform");

    private final PostgreSql postgres;
    private final Camunda broker;
    private final CamundaClient client;
    private final Simulators simulators;
    private final EngineRecords records;
    private final TestClock clock;
    private final TaskSearch taskSearch;

    /** @param settings environment variables of the broker */
    private TestPlatform(String name, Map<String, String> settings) {
        Path folder = emptied(FOLDER.resolve(name));
        Path recordFile = folder.resolve("records.jsonl").toAbsolutePath();
        postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                folder.resolve("postgres.log"), Ports.free(), List.of("fsync=off", "full_page_writes=off"));
        broker = Camunda.broker(Machine.camundaHome(), folder.resolve("zeebe"), folder.resolve("camunda.log"),
                CamundaPorts.free(),
                environment(settings, recordFile, ExporterJar.writtenTo(folder.resolve("exporter.jar"))));
        var database = CompletableFuture.runAsync(postgres::start, Thread::startVirtualThread);
        broker.start();
        database.join();
        client = CamundaClient.newClientBuilder()
                .grpcAddress(broker.grpc())
                .restAddress(broker.web())
                .preferRestOverGrpc(false)
                .build();
        records = new EngineRecords(recordFile);
        clock = new TestClock(broker);
        taskSearch = new TaskSearch(records);
        simulators = new Simulators(Ports.free(), Records.inMemory()).start();
        simulators.callbacks().after(Duration.ofMillis(100));
        simulators.callbacks().at(clock);
    }

    private static final class Shared {

        // it is never killed, so that nothing has to outlive the machine
        static final TestPlatform PLATFORM =
                new TestPlatform("shared", Map.of("ZEEBE_BROKER_CLUSTER_RAFT_FLUSH_ENABLED", "false"));

        static {
            // A busy machine takes its time; a test that waits for something not to happen says for how long.
            Awaitility.setDefaultTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(PLATFORM::close));
        }
    }

    public static TestPlatform shared() {
        return Shared.PLATFORM;
    }

    /** Parts of one test's own, which it may kill. Their logs are in {@code target/test-platform/<name>}. */
    public static TestPlatform separate(String name) {
        // Not worth compiling well: they live for a minute or two.
        return new TestPlatform(name, Map.of("JAVA_OPTS",
                "-Xmx512m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"));
    }

    private static Path emptied(Path folder) {
        try {
            Folders.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Map<String, String> settings, Path records, Path exporter) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("ZEEBE_BROKER_EXPORTERS_RECORDS_CLASSNAME", "dev.baton.testing.exporter.RecordFileExporter");
        all.put("ZEEBE_BROKER_EXPORTERS_RECORDS_JARPATH", exporter.toAbsolutePath().toString());
        all.put("ZEEBE_BROKER_EXPORTERS_RECORDS_ARGS_FILE", records.toString());
        return all;
    }

    /** What Baton must be told to use these parts. */
    public Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>(simulators.properties());
        all.putAll(Baton.surroundings(postgres, broker));
        all.put("baton.tasklist.url", taskSearch.url().toString());
        all.put("baton.tasklist.interval", "200ms");
        return all;
    }

    public PostgreSql postgres() {
        return postgres;
    }

    public Camunda broker() {
        return broker;
    }

    /** SAP, carriers and the payment institution. Carriers drive and report by themselves, a step every 100 ms. */
    public Simulators simulators() {
        return simulators;
    }

    public CamundaClient client() {
        return client;
    }

    public UserTasks userTasks() {
        return new UserTasks(records, client);
    }

    public Incidents incidents() {
        return new Incidents(records, client);
    }

    public Journeys journeys() {
        return new Journeys(records);
    }

    public TestClock clock() {
        return clock;
    }

    @Override
    public void close() {
        client.close();
        taskSearch.close();
        simulators.close();
        broker.close();
        postgres.close();
    }
}
