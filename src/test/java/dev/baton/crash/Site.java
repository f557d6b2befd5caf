package dev.baton.crash;

import dev.baton.parts.Baton;
import dev.baton.parts.Ports;
import dev.baton.testing.TestPlatform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Baton as a process of its own, with a broker, a database and simulators of its own: all of it may be killed. */
final class Site implements BeforeAllCallback, AfterAllCallback {

    private final String name;
    private final TestPlatform platform;
    private final Map<String, Object> settings;
    private final Baton baton;

    /**
     * @param name tells its files from others
     * @param settings of Baton, beside those of its surroundings
     */
    Site(String name, Map<String, Object> settings) {
        this.name = name;
        this.platform = TestPlatform.separate(name);
        Map<String, Object> all = new HashMap<>(platform.properties());
        all.putAll(Settings.SOON_BACK);
        all.putAll(settings);
        this.settings = Map.copyOf(all);
        this.baton = instance("baton.log");
    }

    private Baton instance(String log) {
        return new Baton("test", Path.of("target", "test-platform", name, log), Ports.free(), settings);
    }

    /** A second instance of the application, which the test starts and closes. */
    Baton another() {
        return instance("another-baton.log");
    }

    TestPlatform platform() {
        return platform;
    }

    Baton baton() {
        return baton;
    }

    Health health() {
        return new Health(baton.url().toString());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        platform.simulators().callbacks().to(baton.url());
        baton.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        baton.close();
        platform.close();
    }
}
