package dev.baton.platform.engine;

import dev.baton.platform.fence.EndedOrders;
import dev.baton.platform.fence.OrderClosedException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** How many retries a job has left after a failure, and how long it pauses. */
final class JobPauses {

    private static final Duration RACE = Duration.ofMillis(300);

    private final JobProperties properties;
    private final EndedOrders orders;

    JobPauses(JobProperties properties, EndedOrders orders) {
        this.properties = properties;
        this.orders = orders;
    }

    record Verdict(int retries, Duration pause) {}

    /** @param retries those that the job has, this try included */
    Verdict after(Exception failure, int retries) {
        return switch (failure) {
            case NotYetException notYet -> new Verdict(retries, notYet.tryAgainAfter());
            case OrderClosedException closed when isBeingUndone(closed) ->
                new Verdict(retries, properties.closedPause());
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
     * Whether the process will hear of it. To a job of an order that has ended nothing more comes: the engine has brought back a process that
     * was over, and only a person can end it.
     */
    private boolean isBeingUndone(OrderClosedException closed) {
        try {
            return !orders.hasEnded(closed.orderId());
        } catch (DataAccessException | TransactionException away) {
            return true;
        }
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
