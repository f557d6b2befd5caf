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
            default -> new Verdict(Math.max(0, retries - 1), aboutAs(growing(retries)));
        };
    }

    private Duration growing(int retries) {
        int failedBefore = Math.clamp(properties.usualRetries() - (long) retries, 0, 16);
        Duration pause = properties.firstPause().multipliedBy(1L << failedBefore);
        return pause.compareTo(properties.longestPause()) < 0 ? pause : properties.longestPause();
    }

    private static Duration aboutAs(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
