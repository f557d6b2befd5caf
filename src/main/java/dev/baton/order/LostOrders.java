package dev.baton.order;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks, from time to time, after orders that have not moved for long: the engine may have lost their process. Another one then goes the same way,
 * on which what was done stays done; it takes the order over when it claims it.
 *
 * <p>Most of them are not late at all but wait for a person, money or stock. Each round asks about some, and the next one about the next.
 */
@Component
class LostOrders {

    private final LateOrders orders;
    private final OrderStates states;
    private final Starts starts;
    private final Closings closings;
    private final Timeline timeline;
    private final List<RestartHindrance> hindrances;
    private final LostProcesses processes;
    private final LostOrderProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostOrders(
            LateOrders orders,
            OrderStates states,
            Starts starts,
            Closings closings,
            Timeline timeline,
            List<RestartHindrance> hindrances,
            LostProcesses processes,
            LostOrderProperties properties,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.states = states;
        this.starts = starts;
        this.closings = closings;
        this.timeline = timeline;
        this.hindrances = hindrances;
        this.processes = processes;
        this.properties = properties;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<UUID> lostOrderTask() {
        return Recurring.task("lost-orders", properties.lostInterval(), UUID.class, OneByOne.FIRST, this::lookAfter);
    }

    /**
     * @param from only orders with greater ids
     * @return where the next round goes on
     */
    UUID lookAfter(UUID from) {
        Instant before = clock.instant().minus(properties.lostAfter());
        return processes.lookAfterSome("Order", (after, limit) -> orders.page(before, after, limit), from,
                properties.lostAtOnce(), id -> orders.find(id, before), lost -> takeUp(lost, before));
    }

    private void takeUp(LateOrder lost, Instant before) {
        transaction.executeWithoutResult(status -> {
            Standing standing = states.lock(lost.id());
            orders.find(lost.id().value(), before).filter(lost::equals).ifPresent(late -> takeUp(late, standing));
        });
    }

    private void takeUp(LateOrder lost, Standing standing) {
        Optional<String> hindrance = standing.isClosing() ? Optional.empty() : hindrance(lost.id());
        hindrance.ifPresentOrElse(why -> strand(lost, why), () -> beginAnew(lost, standing));
    }

    private Optional<String> hindrance(OrderId id) {
        return hindrances.stream().flatMap(room -> room.hindrance(id).stream()).findFirst();
    }

    private void strand(LateOrder lost, String why) {
        orders.strand(lost.id(), clock.instant(), why);
        timeline.addOnce(lost.id(), "process.stranded", Step.PROCESS, why, "stranded:" + lost.processInstanceKey());
    }

    private void beginAnew(LateOrder lost, Standing standing) {
        OrderId id = lost.id();
        // it has moved: whoever finds it late as well, or in the next round, leaves it to this process
        states.change(id, "rules_definition_key = coalesce(process_definition_key, rules_definition_key)");
        orders.free(id);
        timeline.addOnce(id, "process.lost", Step.PROCESS, Claims.LOST, lost.processInstanceKey() == null
                ? "lost:unclaimed:" + standing.revision()
                : Claims.causeOfLosing(lost.processInstanceKey()));
        starts.restart(id, lost.channel(), lost.version());
        if (standing.isClosing()) {
            interrupt(lost, standing);
        } else {
            // of the amendment that the lost process waited for the next one does not know: it asks the reviewer again
            states.move(id, Step.to(OrderStatus.IN_REVIEW, "The review begins again, since its process was lost"),
                    EnumSet.of(OrderStatus.CHANGES_REQUESTED));
            events.publishEvent(new OrderBegunAnew(id));
        }
    }

    /** To have it undone; unless its own process had begun that, which interrupts the one that takes it over. */
    private void interrupt(LateOrder lost, Standing standing) {
        if (lost.processInstanceKey() == null || !standing.isClosedByItsProcess()) {
            closings.interrupt(lost.id());
        }
    }
}
