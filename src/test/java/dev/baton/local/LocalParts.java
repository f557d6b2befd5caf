package dev.baton.local;

import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import dev.baton.parts.CamundaCluster;
import dev.baton.parts.Engine;
import dev.baton.parts.Folders;
import dev.baton.parts.Machine;
import dev.baton.parts.OpenSearch;
import dev.baton.parts.PostgreSql;
import dev.baton.parts.Program;
import dev.baton.parts.WebApplications;
import dev.baton.simulators.Records;
import dev.baton.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parts around Baton, with their data in one folder. */
final class LocalParts implements AutoCloseable {

    private final LocalSettings settings;
    private final PostgreSql postgres;
    private final OpenSearch openSearch;
    private final Engine engine;
    private final WebApplications webApplications;
    private final Simulators simulators;
    private CompletableFuture<?> tasklist = new CompletableFuture<>();

    LocalParts(LocalSettings settings) {
        this.settings = settings;
        Path folder = settings.folder();
        postgres = new PostgreSql(folder.resolve("postgres-program"), folder.resolve("postgres"),
                settings.log("postgres"), settings.postgresPort(), List.of());
        openSearch = new OpenSearch(Machine.openSearchLibraries(), folder.resolve("opensearch"),
                settings.log("opensearch"), settings.openSearchPort(), settings.openSearchTransportPort());
        engine = engine(settings, openSearch);
        webApplications = new WebApplications(Machine.camundaHome(), settings.log("tasklist"),
                settings.tasklistPort(), settings.tasklistManagementPort(), engine, openSearch);
        simulators = new Simulators(settings.simulatorsPort(), Records.keptIn(folder.resolve("simulators.jsonl")));
        simulators.callbacks().to(URI.create("http://127.0.0.1:" + settings.batonPort()));
        simulators.callbacks().after(settings.delay());
        simulators.callbacks().switchedOn(settings.callbacks());
    }

    private static Engine engine(LocalSettings settings, OpenSearch search) {
        Path data = settings.folder().resolve("zeebe");
        return settings.cluster()
                ? new CamundaCluster(Machine.camundaHome(), data, number -> settings.log("camunda-" + number),
                        settings.brokers(), search.exporting())
                : Camunda.broker(Machine.camundaHome(), data, settings.log("camunda"), settings.brokers().getFirst(),
                        search.exporting());
    }

    /** Ends what a killed run has left, so that its ports and data are free again. */
    static void endLeftovers(LocalSettings settings) {
        Stream.of("postgres", "opensearch", "camunda", "camunda-1", "camunda-2", "camunda-3", "tasklist", "baton-1",
                "baton-2").map(settings::log).forEach(Program::endLeftoversOf);
    }

    /** Deletes all data, and with {@code false} only the logs of the last run. */
    static void tidy(LocalSettings settings, boolean everything) {
        try {
            Folders.delete(settings.folder().resolve("logs"));
            if (everything) {
                for (String part : List.of("postgres", "opensearch", "zeebe")) {
                    Folders.delete(settings.folder().resolve(part));
                }
                Files.deleteIfExists(settings.folder().resolve("simulators.jsonl"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when all is there that Baton needs; Tasklist and Operate may take longer. */
    void start(Progress progress) {
        var search = startOf(progress, "OpenSearch", openSearch.url(), openSearch::start);
        tasklist = search.thenCompose(
                done -> startOf(progress, "Tasklist and Operate", webApplications.url(), webApplications::start));
        awaited(CompletableFuture.allOf(
                search.thenCompose(done -> startOf(progress, settings.cluster() ? "Camunda, three brokers" : "Camunda",
                        engine.grpc(), engine::start)),
                startOf(progress, "PostgreSQL", postgres.jdbcUrl(), postgres::start),
                startOf(progress, "SAP, carriers, payments", simulators.url(), simulators::start)));
    }

    /**
     * Returns when Tasklist shows tasks with their forms.
     *
     * @param forms how many are deployed
     */
    void awaitTasklist(int forms) {
        awaited(tasklist);
        webApplications.awaitForms(forms);
    }

    private static <T> CompletableFuture<T> startOf(Progress progress, String part, Object url, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                () -> progress.of(part, url.toString(), start), Thread::startVirtualThread);
    }

    private static void awaited(CompletableFuture<?> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What Baton must be told to use these parts. */
    Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>(simulators.properties());
        all.putAll(Baton.surroundings(postgres, engine));
        all.put("baton.tasklist.url", engine.web().toString());
        all.put("baton.api.url", "http://localhost:" + settings.batonPort());
        return all;
    }

    /** The engine before what it writes to. */
    @Override
    public void close() {
        simulators.close();
        webApplications.close();
        engine.close();
        openSearch.close();
        postgres.close();
    }
}
