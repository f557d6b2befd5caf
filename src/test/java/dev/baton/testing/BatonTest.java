package dev.baton.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of Baton as a whole on a random port, against the real parts. All such classes share one running application
 * and one database: make orders, customers and stock of your own and look at those only.
 *
 * <p>
 * Can be injected beside Baton's beans: {@link TestClock}, {@link UserTasks}, {@link Incidents}, {@link Journeys},
 * {@link dev.baton.simulators.Simulators} and
 * with {@code @LocalServerPort} the port.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestPlatformInitializer.class)
@Import(TestPlatformConfiguration.class)
@ExtendWith(RulesAnswered.class)
public @interface BatonTest {}
