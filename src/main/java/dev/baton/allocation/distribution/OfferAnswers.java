package dev.baton.allocation.distribution;

import dev.baton.order.OrderMoved;
import dev.baton.order.OrderSellers;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What distributors answer to offers, through the API or in a task. The first answer counts. */
@Service
public class OfferAnswers {

    /** What the process puts in place of a decision when the time is over, or when the answer came otherwise. */
    static final String EXPIRED = "EXPIRED";
    static final String ANSWERED = "ANSWERED";

    private static final String TASK = "Task_AnswerOffer";

    private final OrderFence fence;
    private final Orders orders;
    private final OrderSellers sellers;
    private final StoredOffers offers;
    private final CompletedTasks tasks;
    private final ProcessCommands commands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfferAnswers(
            OrderFence fence,
            Orders orders,
            OrderSellers sellers,
            StoredOffers offers,
            CompletedTasks tasks,
            ProcessCommands commands,
            TransactionTemplate transaction,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.sellers = sellers;
        this.offers = offers;
        this.tasks = tasks;
        this.commands = commands;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a distributor's answer. The same answer again changes nothing.
     *
     * @param accept whether it sells the order
     * @param comment why, up to 2,000 characters; null if nothing is said
     * @throws NotFoundException (404) if the caller sees no such offer
     * @throws ConflictException (409) if it was answered otherwise, is over, or the order was cancelled or amended
     */
    @Transactional
    public Offer answer(UUID id, boolean accept, @Nullable String comment, Caller caller) {
        Offer seen = offers.find(id)
                .filter(found -> caller.sees(found.seller().value()))
                .orElseThrow(() -> new NotFoundException("offer " + id));
        boolean open = fence.admits(seen.orderId());
        OfferState wanted = accept ? OfferState.ACCEPTED : OfferState.DECLINED;
        boolean inTime = open && clock.instant().isBefore(seen.expiresAt());
        if (inTime && end(seen, wanted, caller.name(), comment)) {
            commands.publish(seen.orderId().toString(), "offer-answered", id.toString(), Map.of());
        }
        Offer now = offers.find(id).orElseThrow();
        if (now.state() != wanted) {
            OfferState state = now.isOpen() ? OfferState.EXPIRED : now.state();
            throw new ConflictException("The offer is " + state + ".", Map.of("state", state));
        }
        return now;
    }

    /** What an offer has come to, for the process. */
    public enum Outcome {
        ACCEPTED,
        /** The next distributor is to be asked. */
        NEXT,
        /** Nothing was decided: the same one is asked again. */
        AGAIN
    }

    /**
     * Counts what ended the task of an offer.
     *
     * @param answer of a person; or that the time is over, or that it was answered otherwise
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome record(UUID id, FormAnswer answer, long jobKey, long processInstanceKey) {
        boolean byPerson = !answer.decision().equals(EXPIRED) && !answer.decision().equals(ANSWERED);
        CompletedTask task = byPerson ? tasks.before(jobKey, processInstanceKey, TASK) : null;
        return record(id, answer, task == null ? null : task.assignee());
    }

    /** @param person null if it cannot be told: then somebody did for the distributor */
    Outcome record(UUID id, FormAnswer answer, @Nullable String person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Offer offer = offers.find(id).orElseThrow();
            fence.enter(offer.orderId());
            String by = Objects.requireNonNullElse(person, "for " + offer.seller());
            String comment = answer.comment().isEmpty() ? null : answer.comment();
            switch (answer.decision()) {
                case "ACCEPT" -> end(offer, OfferState.ACCEPTED, by, comment);
                case "DECLINE" -> end(offer, OfferState.DECLINED, by, comment);
                case EXPIRED -> end(offer, OfferState.EXPIRED, "baton", null);
                default -> {}
            }
            return switch (offers.find(id).orElseThrow().state()) {
                case ACCEPTED -> Outcome.ACCEPTED;
                case OPEN -> Outcome.AGAIN;
                case DECLINED, EXPIRED, WITHDRAWN -> Outcome.NEXT;
            };
        }));
    }

    /** The order's fence is entered. */
    private boolean end(Offer offer, OfferState state, String by, @Nullable String comment) {
        if (!offers.end(offer.id(), state, by, comment)) {
            return false;
        }
        switch (state) {
            case ACCEPTED -> sellers.assignSeller(offer.orderId(), offer.seller(),
                    offer.seller() + " has taken it, answered by " + by);
            case DECLINED -> orders.note(offer.orderId(), "order.offer-declined", by,
                    offer.seller() + " does not take it" + (comment == null ? "" : ": " + comment));
            default -> orders.note(offer.orderId(), "order.offer-expired", "distribution",
                    offer.seller() + " has not answered in time");
        }
        return true;
    }

    /** An order that is undone, or that starts over, is not on offer any more. */
    @EventListener
    void on(OrderMoved event) {
        if (event.to() == OrderStatus.CANCELLING || event.to() == OrderStatus.RECEIVED) {
            offers.withdraw(event.orderId());
        }
    }
}
