package dev.baton.platform.schedule;

import dev.baton.platform.problem.Causes;
import java.util.Collection;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** Works off what scheduled work has found. */
public final class OneByOne {

    private OneByOne() {}

    /**
     * Does the same with each: where it fails that is told, and the next one does not wait for it.
     *
     * @param failed what is told then, with places for which one it was and for the cause
     */
    public static <T> void each(Collection<T> found, Consumer<T> step, Logger log, String failed) {
        for (T one : found) {
            try {
                step.accept(one);
            } catch (RuntimeException failure) {
                log.warn(failed, one, Causes.describe(failure));
            }
        }
    }
}
