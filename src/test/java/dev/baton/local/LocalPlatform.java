package dev.baton.local;

import dev.baton.BatonApplication;
import dev.baton.parts.Baton;
import dev.baton.parts.BatonPair;
import dev.baton.parts.PartFailed;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts all parts, then Baton, and stops them in the opposite order. */
public final class LocalPlatform {

    private static final String PROFILE = "local";

    private final LocalSettings settings;
    private final Progress progress = new Progress();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    private LocalPlatform(LocalSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        var platform = new LocalPlatform(LocalSettings.of(System.getProperties()));
        // One hook for all, since hooks run side by side and the order matters.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop"));
        try {
            platform.start();
        } catch (RuntimeException e) {
            platform.giveUp(e);
        }
    }

    private void start() {
        ParentWatch.endWithMaven();
        LocalLogging.silentUntilBatonStarts();
        progress.say("\nStarting Baton's local platform. Logs and data are in " + settings.folder() + "/");
        opened(OneRun.in(settings.folder()));
        LocalParts.endLeftovers(settings);
        PortChecks.allFree(settings.ports());
        LocalParts.tidy(settings, settings.reset());
        var parts = new LocalParts(settings);
        opened(parts);
        parts.start(progress);
        startBaton(parts);
        var api = new BatonApi(URI.create(url("")), "admin");
        progress.of("Processes and rules", "bpmn/, dmn/", () -> {
            api.awaitProcesses();
            parts.awaitTasklist(LocalModels.FILES.forms());
            return true;
        });
        progress.say(Welcome.text(settings, progress.seconds()));
        if (settings.samples()) {
            loadSamples(api);
        }
    }

    /** The platform is of use also where the samples fail. */
    private void loadSamples(BatonApi api) {
        try {
            var orders = new SampleOrders(api, progress);
            if (!orders.arePlaced()) {
                new SampleData(api, progress).load();
                api.awaitHealth();
                orders.place();
                new SampleSales(api, progress).deal();
                new SampleStocktake(api, progress).take();
                new SampleTransfer(api, progress).request();
                new SampleCampaign(api, progress).open();
            }
        } catch (RuntimeException e) {
            progress.say("  The sample data is not complete: " + SavedModels.oneLine(e));
        }
    }

    private void startBaton(LocalParts parts) {
        Map<String, Object> properties = new HashMap<>(LocalLogging.properties());
        properties.putAll(parts.properties());
        properties.put("spring.main.sources", LocalModels.class.getName());
        if (settings.cluster()) {
            var pair = new BatonPair(settings.batonPort(), number -> new Baton(PROFILE, settings.log("baton-" + number),
                    settings.instancePorts().get(number - 1), properties));
            opened(pair);
            progress.of("Baton, two instances", url(""), pair::start);
        } else {
            properties.put("server.port", settings.batonPort());
            opened(progress.of("Baton", url(""), () -> run(properties)));
        }
    }

    private static ConfigurableApplicationContext run(Map<String, Object> properties) {
        var application = new SpringApplication(BatonApplication.class);
        application.setAdditionalProfiles(PROFILE);
        application.setRegisterShutdownHook(false);
        return application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }

    private String url(String path) {
        return "http://localhost:" + settings.batonPort() + path;
    }

    private synchronized void opened(AutoCloseable part) {
        started.push(part);
    }

    private void giveUp(RuntimeException e) {
        if (stopping.get()) {
            return;
        }
        if (e instanceof PartFailed) {
            System.err.println("\n" + e.getMessage() + "\n");
        } else {
            e.printStackTrace();
        }
        System.exit(1);
    }

    private synchronized void stop() {
        stopping.set(true);
        if (started.size() > 1) {
            progress.say("\nStopping Baton, then the engine, then the databases");
        }
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("Not stopped in good order: " + SavedModels.oneLine(e));
            }
        }
    }
}
