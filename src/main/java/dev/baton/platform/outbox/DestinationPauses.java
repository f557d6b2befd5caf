package dev.baton.platform.outbox;

import dev.baton.platform.outbox.OutboxTurns.Outcome;
import dev.baton.platform.outbox.OutboxWake.Call;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which destinations this instance leaves out for now, so that what waits for one that takes nothing is not read again and again.
 *
 * <p>One that has refused several messages in one turn takes no others either: it is left out until its pause ends or somebody asks for
 * a retry. Where there was nothing to bring, or one message that was refused and says nothing of the others, it is served again as soon
 * as something new is left for it.
 */
final class DestinationPauses {

    // what another instance leaves behind when it ends is to be found soon
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

    private final Duration first;
    private final Duration longest;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** @param until by the machine's own clock, in nanoseconds */
    private record Pause(Duration length, long until, boolean refusing) {

        static Pause of(Duration length, boolean refusing) {
            return new Pause(length, System.nanoTime() + length.toNanos(), refusing);
        }
    }

    DestinationPauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    boolean isPaused(String destination) {
        Pause pause = pauses.get(destination);
        return pause != null && System.nanoTime() - pause.until() < 0;
    }

    /** Forgets destinations for which nothing waits. */
    void keepOnly(Collection<String> waiting) {
        pauses.keySet().retainAll(waiting);
    }

    /** There is something for a destination that its next turn finds, if it is not under way already. */
    void called(String destination, Call call) {
        calls.merge(destination, call, Call::stronger);
        pauses.computeIfPresent(destination, (name, pause) -> pause.refusing() && call == Call.NEWS ? pause : null);
    }

    void turnBegins(String destination) {
        calls.remove(destination);
    }

    void turnEnded(String destination, Outcome outcome) {
        if (outcome.taken() > 0) {
            pauses.remove(destination);
        } else if (outcome.pushedBack() == 0) {
            pauses.compute(destination, (name, before) -> next(before, outcome.brought()));
        }
    }

    /** What a destination was called for since its last turn began; null if it was not. */
    @Nullable
    Call calledMeanwhile(String destination) {
        return calls.get(destination);
    }

    private Pause next(@Nullable Pause before, int refused) {
        boolean refusing = refused > 1 || before != null && before.refusing();
        if (before == null || before.refusing() != refusing) {
            return Pause.of(first, refusing);
        }
        if (refusing) {
            return Pause.of(doubled(before.length(), longest), true);
        }
        // a message that was refused has its own pause, after which it is looked for
        return Pause.of(refused > 0 ? first : doubled(before.length(), LONGEST_IDLE), false);
    }

    private static Duration doubled(Duration pause, Duration most) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
