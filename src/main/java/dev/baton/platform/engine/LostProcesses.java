package dev.baton.platform.engine;

import dev.baton.platform.problem.Causes;
import dev.baton.platform.schedule.OneByOne;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after what is long late: the engine may have lost the process that drives it. */
@Component
public class LostProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(LostProcesses.class);
    private static final String FAILED = " {}, which is long late, could not be looked after: {}";

    private final ProcessInstances instances;

    LostProcesses(ProcessInstances instances) {
        this.instances = instances;
    }

    /** What a process drives. */
    public interface Driven {

        /** By which people know it. */
        String number();

        /** Of the process that drives it; null until that has begun. */
        @Nullable
        Long processInstanceKey();
    }

    /**
     * Does for each that is late, and that no process drives any more, what its process would have done. That its process began, or somebody
     * decided, meanwhile is for {@code takeUp} to see under its lock.
     *
     * <p>Once the engine does not answer, the others are left to the next round: each question may take seconds, and what else is to be done at
     * its time would wait for all of them.
     *
     * @param what it is, as the log says it, such as {@code Return}
     * @param late the ids of those that are long late
     * @param find one of them, if it is still there
     * @param takeUp called in no transaction; where it fails, the next one does not wait for it
     */
    public <T extends Driven> void lookAfter(
            String what,
            OneByOne.Search late,
            Function<UUID, Optional<T>> find,
            Consumer<T> takeUp) {
        try {
            OneByOne.all(late, id -> lookAfter(what, find.apply(id), takeUp),
                    EngineUnavailableException.class::isInstance,
                    LOG, what + FAILED);
        } catch (EngineUnavailableException away) {
            tellAway(what, away);
        }
    }

    /**
     * The same for some of them only, where there may be many of which nearly all have their process. Where the engine does not answer the round is
     * over: it would not answer about the others either.
     *
     * @param from only those with greater ids
     * @param most about how many the engine is asked at most
     * @return from where the next round goes on, so that each has its turn; before all ids once there are no more
     */
    public <T extends Driven> UUID lookAfterSome(
            String what,
            OneByOne.Search late,
            UUID from,
            int most,
            Function<UUID, Optional<T>> find,
            Consumer<T> takeUp) {
        List<UUID> found = late.find(from, most);
        for (UUID id : found) {
            try {
                lookAfter(what, find.apply(id), takeUp);
            } catch (EngineUnavailableException away) {
                tellAway(what, away);
                return id;
            } catch (RuntimeException failure) {
                LOG.warn(what + FAILED, id, Causes.describe(failure));
            }
        }
        return found.size() < most ? OneByOne.FIRST : found.getLast();
    }

    private <T extends Driven> void lookAfter(String what, Optional<T> late, Consumer<T> takeUp) {
        late.filter(this::isForgotten).ifPresent(one -> {
            takeUp.accept(one);
            LOG.info("{} {}, which its process has forgotten, was looked after", what, one.number());
        });
    }

    private static void tellAway(String what, EngineUnavailableException away) {
        LOG.warn("{}: what is long late is left to the next round, since {}", what, away.getMessage());
    }

    private boolean isForgotten(Driven late) {
        Long process = late.processInstanceKey();
        return process == null || !instances.isAlive(process);
    }
}
