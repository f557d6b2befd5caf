package dev.baton.platform.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;

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
}
