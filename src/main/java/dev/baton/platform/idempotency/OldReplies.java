package dev.baton.platform.idempotency;

import dev.baton.platform.schedule.Sweepable;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets idempotency keys after their time. */
@Component
class OldReplies implements Sweepable {

    private final IdempotentReplies replies;
    private final Clock clock;

    OldReplies(IdempotentReplies replies, Clock clock) {
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "idempotency keys";
    }

    @Override
    @Transactional
    public int sweep() {
        return replies.forgetAll(clock.instant().minus(IdempotentRequests.KEPT));
    }
}
