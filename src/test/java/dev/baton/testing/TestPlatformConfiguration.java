package dev.baton.testing;

import dev.baton.simulators.Simulators;
import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What a test can have injected beside Baton's own beans. */
@TestConfiguration(proxyBeanMethods = false)
class TestPlatformConfiguration {

    @Bean
    @Primary
    TestClock testClock() {
        return TestPlatform.shared().clock();
    }

    @Bean
    Simulators simulators() {
        return TestPlatform.shared().simulators();
    }

    @Bean
    ApplicationListener<ServletWebServerInitializedEvent> callbacksToThisApplication() {
        return started -> {
            if (started.getApplicationContext().getServerNamespace() == null) {
                URI baton = URI.create("http://127.0.0.1:" + started.getWebServer().getPort());
                TestPlatform.shared().simulators().callbacks().to(baton);
            }
        };
    }

    @Bean
    LostCompletions lostCompletions() {
        return new LostCompletions();
    }

    @Bean
    UserTasks userTasks() {
        return TestPlatform.shared().userTasks();
    }

    @Bean
    Incidents incidents() {
        return TestPlatform.shared().incidents();
    }

    @Bean
    Journeys journeys() {
        return TestPlatform.shared().journeys();
    }
}
