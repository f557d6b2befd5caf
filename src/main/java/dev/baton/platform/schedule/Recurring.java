package dev.baton.platform.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What is done again and again, by one instance of the application at a time. A bean of it is taken up by the scheduler. */
public final class Recurring {

    private Recurring() {}

    /**
     * @param name under which the scheduler knows it, unique among all
     * @param pause between the end of one round and the beginning of the next
     * @param round that is done; where it fails, the next one comes nevertheless
     */
    public static RecurringTask<Void> task(String name, Duration pause, Runnable round) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> round.run());
    }

    /**
     * The same of rounds that go on where the last one has stopped, on whichever instance that was.
     *
     * @param first where the first of all begins
     * @param round is told where to begin and answers where the next one does; where it fails, that begins where it did itself
     */
    public static <T extends Serializable> RecurringTask<T> task(
            String name,
            Duration pause,
            Class<T> type,
            T first,
            UnaryOperator<T> round) {
        return Tasks.recurring(name, FixedDelay.of(pause), type)
                .initialData(first)
                .executeStateful((instance, context) -> round.apply(instance.getData()));
    }
}
