package dev.baton.testing;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lets tests begin once rules are answered: what was just started deploys them while it is up already, and a broker that is cold pushes back for a
 * while, more so on a busy machine.
 */
final class RulesAnswered implements BeforeAllCallback {

    private static final Set<ApplicationContext> READY =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public void beforeAll(ExtensionContext test) {
        ApplicationContext baton = SpringExtension.getApplicationContext(test);
        if (!READY.contains(baton)) {
            Awaitility.await("rules to be answered")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                    .until(() -> baton.getBean(Decisions.class).evaluate("cancellation", Map.of()) != null);
            READY.add(baton);
        }
    }
}
