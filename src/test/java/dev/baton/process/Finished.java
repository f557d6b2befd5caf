package dev.baton.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Remembers which tests of processes have run in this JVM. */
final class Finished implements AfterAllCallback {

    private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();

    static boolean all(Set<String> classes) {
        return CLASSES.containsAll(classes);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        CLASSES.add(context.getRequiredTestClass().getName());
    }
}
