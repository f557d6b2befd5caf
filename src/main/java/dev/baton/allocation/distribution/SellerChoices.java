package dev.baton.allocation.distribution;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.OrderSellers;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator decides about an order that no distributor has taken. */
@Service
public class SellerChoices {

    private static final String TASK = "Task_ChooseSeller";

    private final OrderFence fence;
    private final Orders orders;
    private final OrderSellers sellers;
    private final Customers customers;
    private final CompletedTasks tasks;
    private final TransactionTemplate transaction;

    SellerChoices(
            OrderFence fence,
            Orders orders,
            OrderSellers sellers,
            Customers customers,
            CompletedTasks tasks,
            TransactionTemplate transaction) {
        this.fence = fence;
        this.orders = orders;
        this.sellers = sellers;
        this.customers = customers;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    /** What the process does next. */
    public enum Outcome {
        /** A distributor sells it. */
        ACCEPTED,
        /** The distributors are rated and asked anew. */
        ASK_AGAIN,
        /** The order is to be closed. */
        GIVEN_UP,
        /** Nothing that can be done was decided: the operator is asked again. */
        AGAIN
    }

    /** @param notice what to tell who is asked again; null if nothing */
    public record Recorded(Outcome outcome, @Nullable String notice) {}

    /**
     * Counts what an operator decided.
     *
     * @param answer {@code ASSIGN}, {@code ASK_AGAIN} or {@code GIVE_UP}
     * @param seller the distributor that is to sell it; empty unless it is assigned
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone or was amended since
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    @Transactional(propagation = Propagation.NEVER)
    public Recorded record(
            OrderId orderId,
            int revision,
            FormAnswer answer,
            String seller,
            long jobKey,
            long processInstanceKey) {
        CompletedTask task = tasks.before(jobKey, processInstanceKey, TASK);
        String by = CompletedTask.person(task, "operators");
        return record(orderId, revision, answer, seller, by, "seller-choice:" + jobKey);
    }

    Recorded record(OrderId orderId, int revision, FormAnswer answer, String seller, String by, String cause) {
        return Objects.requireNonNull(transaction.execute(status -> {
            fence.enter(orderId);
            Order order = orders.get(orderId, revision);
            if (order.sellerId() != null) {
                return new Recorded(Outcome.ACCEPTED, null);
            }
            return switch (answer.decision()) {
                case "ASSIGN" -> assign(order, seller, by);
                case "ASK_AGAIN" -> noted(order, by, "Has the distributors asked again", answer, cause,
                        Outcome.ASK_AGAIN);
                case "GIVE_UP" -> noted(order, by, "Gives the order up, since no distributor takes it", answer, cause,
                        Outcome.GIVEN_UP);
                default -> new Recorded(Outcome.AGAIN, "Nothing was decided: choose what is to be done");
            };
        }));
    }

    private Recorded assign(Order order, String asked, String by) {
        if (asked.isBlank()) {
            return new Recorded(Outcome.AGAIN, "Choose the distributor that is to sell the order");
        }
        Optional<CustomerId> chosen = customers.sellersTo(order.customerId(), order.currency())
                .stream()
                .map(Customer::id)
                .filter(seller -> seller.value().equals(asked.strip()))
                .findFirst();
        if (chosen.isEmpty()) {
            return new Recorded(Outcome.AGAIN, asked.strip() + " is no active distributor that sells in "
                    + order.currency() + ": choose another one");
        }
        CustomerId seller = chosen.get();
        sellers.assignSeller(order.id(), seller, seller + " sells it, as " + by + " has decided");
        return new Recorded(Outcome.ACCEPTED, null);
    }

    private Recorded noted(Order order, String by, String words, FormAnswer answer, String cause, Outcome outcome) {
        String why = answer.comment().isEmpty() ? "" : ": " + answer.comment();
        orders.noteOnce(order.id(), "order.seller-sought", by, words + why, cause);
        return new Recorded(outcome, null);
    }
}
