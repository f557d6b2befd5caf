package dev.baton.substitution;

import dev.baton.order.OrderMoved;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends proposals, tells so on the order, and wakes their processes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProposalEndings {

    private static final String ITSELF = "substitution";

    private final StoredProposals proposals;
    private final Orders orders;
    private final ProcessCommands processes;
    private final Clock clock;

    ProposalEndings(StoredProposals proposals, Orders orders, ProcessCommands processes, Clock clock) {
        this.proposals = proposals;
        this.orders = orders;
        this.processes = processes;
        this.clock = clock;
    }

    /** An order that goes on withdraws what it was offered, in the transaction in which it goes on. */
    @EventListener
    void on(OrderMoved moved) {
        String why = whyWithdrawn(moved.to());
        if (why != null) {
            proposals.open(moved.orderId()).ifPresent(id -> withdraw(id, moved.orderId(), why));
        }
    }

    private static @Nullable String whyWithdrawn(OrderStatus to) {
        return switch (to) {
            case ALLOCATED -> "The order has got its stock";
            case CANCELLING -> "The order is being undone";
            case RECEIVED -> "The order was amended";
            default -> null;
        };
    }

    void withdraw(UUID id, OrderId orderId, String why) {
        end(id, orderId, ProposalState.WITHDRAWN, ITSELF, why, why);
    }

    void lapse(UUID id, OrderId orderId) {
        end(id, orderId, ProposalState.LAPSED, ITSELF, "", "Nobody decided in time; the order waits on");
    }

    /** @param by the caller */
    void decide(Proposal proposal, CustomerDecision decision, String by) {
        String what = decision == CustomerDecision.ACCEPT
                ? "Accepted: " + proposal.inWords()
                : "Declined; the order waits on";
        end(proposal.id(), proposal.orderId(), decision.makes(), by, "", what);
    }

    private void end(UUID id, OrderId orderId, ProposalState state, String by, String note, String detail) {
        if (proposals.end(id, state, by, note, clock.instant())) {
            orders.note(orderId, "substitution." + state.name().toLowerCase(Locale.ROOT), by, detail);
            processes.publish(orderId.toString(), "substitution-decided", id.toString(), Map.of());
        }
    }
}
