package dev.baton.platform.engine;

import dev.baton.platform.fence.OrderClosedException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** How many retries a job has left after a failure, and how long it pauses. */
final class JobPauses {

    private static final Duration RACE = Duration.ofMillis(300);

    private final JobProperties properties;

    JobPauses(JobProperties properties) {
        this.properties = properties;
    }

    record Verdict(int retries, Duration pause) {}

    /** @param retries those that the job has, this try included */
    Verdict after(Exception failure, int retries) {
        return switch (failure) {
            case NotYetException notYet -> new Verdict(retries, notYet.tryAgainAfter());
            case OrderClosedException closed -> new Verdict(retries, properties.closedPause());
            case ConcurrencyFailureException race -> new Verdict(retries, aboutAs(RACE));
            case TransientDataAccessException away -> new Verdict(retries, aboutAs(properties.awayPause()));
            case RecoverableDataAccessException away -> new Verdict(retries, aboutAs(properties.awayPause()));
            case DataAccessResourceFailureException away -> new Verdict(retries, aboutAs(properties.awayPause()));
            case TransactionException away -> new Verdict(retries, aboutAs(properties.awayPause()));
            case EngineUnavailableException busy when busy.isBusy() ->
                new Verdict(retries, aboutAs(properties.awayPause()));
            default -> new Verdict(Math.max(0, retries - 1), aboutAs(beforeTheLast(retries - 1)));
        };
    }

    /**
     * Counted from the end, for nobody knows with how many retries a job began: before its last one it pauses longest, before each
     * earlier one half as long. All pauses together are then about twice the longest, whatever the number of retries.
     */
    private Duration beforeTheLast(int retries) {
        Duration pause = properties.longestPause().dividedBy(1L << Math.clamp(retries - 1L, 0, 30));
        return pause.compareTo(properties.shortestPause()) > 0 ? pause : properties.shortestPause();
    }

    private static Duration aboutAs(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
