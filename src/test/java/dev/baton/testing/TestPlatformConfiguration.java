package dev.baton.testing;

import org.springframework.boot.test.context.TestConfiguration;
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
