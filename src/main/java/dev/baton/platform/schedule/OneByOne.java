package dev.baton.platform.schedule;

import dev.baton.platform.problem.Causes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;

/** Works off what scheduled work has found. */
public final class OneByOne {

    private static final int BATCH = 500;
    /** Comes before all ids. */
    public static final UUID FIRST = new UUID(0, 0);

    private OneByOne() {}

    /** Finds what there is to do, by id. */
    public interface Search {

        /**
         * @param after only those with greater ids
         * @param limit how many at most
         * @return ids in ascending order
         */
        List<UUID> find(UUID after, int limit);
    }

    /**
     * As {@link #each}, with all that a search finds, a batch after the other: those that stay as they are, since nothing can be done about
     * them now, hold up no other.
     */
    public static void all(Search search, Consumer<UUID> step, Logger log, String failed) {
        all(search, step, failure -> false, log, failed);
    }

    /**
     * As {@link #all(Search, Consumer, Logger, String)}, until a failure tells that the others would fail too.
     *
     * @param ends which failures do; such a one is thrown on
     */
    public static void all(
            Search search,
            Consumer<UUID> step,
            Predicate<RuntimeException> ends,
            Logger log,
            String failed) {
        List<UUID> found = search.find(FIRST, BATCH);
        while (!found.isEmpty()) {
            each(found, step, Function.identity(), ends, log, failed);
            found = search.find(found.getLast(), BATCH);
        }
    }

    /**
     * Does the same with each: where it fails that is told, and the next one does not wait for it.
     *
     * @param failed what is told then, with places for which one it was and for the cause
     */
    public static <T> void each(Collection<T> found, Consumer<T> step, Logger log, String failed) {
        each(found, step, Function.identity(), log, failed);
    }

    /** @param name what the log calls one of them */
    public static <T> void each(
            Collection<T> found,
            Consumer<T> step,
            Function<T, ?> name,
            Logger log,
            String failed) {
        each(found, step, name, failure -> false, log, failed);
    }

    private static <T> void each(
            Collection<T> found,
            Consumer<T> step,
            Function<T, ?> name,
            Predicate<RuntimeException> ends,
            Logger log,
            String failed) {
        for (T one : found) {
            try {
                step.accept(one);
            } catch (RuntimeException failure) {
                if (ends.test(failure)) {
                    throw failure;
                }
                log.warn(failed, name.apply(one), Causes.describe(failure));
            }
        }
    }
}
