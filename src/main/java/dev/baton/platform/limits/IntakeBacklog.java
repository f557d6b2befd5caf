package dev.baton.platform.limits;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.outbox.OutboxBacklog;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Keeps new orders out while more than enough waits for the engine: who is told so may come back, and what was taken before is begun
 * meanwhile. Without it each order would wait longer than the one before, until nobody knows for how long.
 */
@Component
public class IntakeBacklog {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final int most;
    private final OutboxBacklog outbox;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile int waiting;
    private volatile long freshUntil = System.nanoTime();

    IntakeBacklog(IntakeProperties properties, OutboxBacklog outbox) {
        this.most = properties.backlog();
        this.outbox = outbox;
    }

    /** @throws TooManyRequestsException (429) if no further order is to be taken at present */
    public void admit() {
        look();
        if (waiting >= most) {
            throw new TooManyRequestsException("More orders wait to be begun than is good; nothing was done.",
                    COME_BACK);
        }
    }

    /** Whether orders from files have to wait: they leave half of the room to those who wait for an answer. */
    public boolean holdsBackFiles() {
        look();
        return 2 * waiting >= most;
    }

    /** One request a second counts; the others go by what it found last, and do not wait for the database. */
    private void look() {
        if (System.nanoTime() - freshUntil < 0 || !looking.tryLock()) {
            return;
        }
        try {
            waiting = outbox.size(ProcessCommands.DESTINATION);
            freshUntil = System.nanoTime() + FRESH_FOR.toNanos();
        } finally {
            looking.unlock();
        }
    }
}
