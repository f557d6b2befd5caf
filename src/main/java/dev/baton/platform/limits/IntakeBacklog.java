package dev.baton.platform.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.baton.platform.engine.EngineDestination;
import dev.baton.platform.outbox.OutboxBacklog;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps new orders out while more than enough waits for the engine: who is told so may come back, and what was taken before is begun
 * meanwhile. Without it each order would wait longer than the one before, until nobody knows for how long.
 */
@Component
public class IntakeBacklog {

    private static final Duration LOOKED_AT = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final int most;
    private final LoadingCache<String, Integer> waiting;

    IntakeBacklog(IntakeProperties properties, OutboxBacklog outbox) {
        this.most = properties.backlog();
        this.waiting = Caffeine.newBuilder().expireAfterWrite(LOOKED_AT).build(outbox::size);
    }

    /** @throws TooManyRequestsException (429) if no further order is to be taken at present */
    public void admit() {
        if (waiting.get(EngineDestination.NAME) >= most) {
            throw new TooManyRequestsException("More orders wait to be begun than is good; nothing was done.",
                    COME_BACK);
        }
    }
}
