package dev.baton.substitution;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.allocation.StockProspects;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposes substitutes to customers whose orders wait for stock, and lets what nobody decides lapse. Every call may be repeated. */
@Service
public class Substitutions {

    /** By so much the engine's clock may be ahead of ours when it tells that a deadline is over. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final Orders orders;
    private final OrderMoney orderMoney;
    private final OrderFence fence;
    private final Products products;
    private final ShortLines shortLines;
    private final StockProspects prospects;
    private final Repricing repricing;
    private final StoredProposals proposals;
    private final ProposalEndings endings;
    private final OutgoingEvents events;
    private final BusinessCalendar calendar;
    private final SubstitutionProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Substitutions(
            Orders orders,
            OrderMoney orderMoney,
            OrderFence fence,
            Products products,
            ShortLines shortLines,
            StockProspects prospects,
            Repricing repricing,
            StoredProposals proposals,
            ProposalEndings endings,
            OutgoingEvents events,
            BusinessCalendar calendar,
            SubstitutionProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.fence = fence;
        this.products = products;
        this.shortLines = shortLines;
        this.prospects = prospects;
        this.repricing = repricing;
        this.proposals = proposals;
        this.endings = endings;
        this.events = events;
        this.calendar = calendar;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The lines of an order for which stock is short; none if it no longer waits for it in this revision. */
    @Transactional(readOnly = true)
    public List<ShortLine> gather(OrderId orderId, int revision) {
        return waiting(orderId, revision).map(shortLines::of).orElse(List.of());
    }

    private Optional<Order> waiting(OrderId orderId, int revision) {
        return orders.find(orderId)
                .filter(order -> order.revision() == revision && order.status() == OrderStatus.BACKORDERED);
    }

    /**
     * Proposes substitutes, once for each revision of an order. Asks rules for the price in between, so it opens its own transactions.
     *
     * @param asked the short lines as they were gathered
     * @param results the rows of {@code substitution} that matched, for each line
     * @param stockDeadline until when the order waits for stock
     * @return the proposal, also one that was made before; empty if there is nothing to propose
     * @throws IllegalStateException if the table's results are incomplete
     */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Proposal> propose(
            OrderId orderId,
            int revision,
            List<ShortLine> asked,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> results,
            Instant stockDeadline) {
        Map<Integer, List<Candidate>> candidates = candidates(asked, results);
        Optional<Proposal> before = proposals.find(orderId, revision);
        Optional<Order> order = waiting(orderId, revision);
        if (before.isPresent() || order.isEmpty()) {
            return before;
        }
        List<Replacement> chosen = choose(order.get(), asked, candidates);
        Optional<Proposal> made = chosen.isEmpty()
                ? Optional.empty()
                : repricing.total(order.get(), chosen)
                        .flatMap(total -> proposal(order.get(), chosen, total, stockDeadline));
        return Objects.requireNonNull(transaction.execute(
                status -> keep(orderId, revision, made, Map.of("lines", asked, "candidates", results))));
    }

    private static Map<Integer, List<Candidate>> candidates(
            List<ShortLine> asked,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> results) {
        List<List<RuleRow>> rows = RuleRow.of("substitution", asked.size(), results);
        Map<Integer, List<Candidate>> candidates = new HashMap<>();
        for (int index = 0; index < asked.size(); index++) {
            candidates.put(asked.get(index).lineNo(), Candidate.of(rows.get(index)));
        }
        return candidates;
    }

    private List<Replacement> choose(Order order, List<ShortLine> asked, Map<Integer, List<Candidate>> candidates) {
        Set<Sku> named = candidates.values().stream().flatMap(List::stream).map(Candidate::sku)
                .collect(toUnmodifiableSet());
        Map<Integer, Quantity> missing = asked.stream()
                .collect(toUnmodifiableMap(ShortLine::lineNo, line -> new Quantity(line.shortQuantity())));
        return new SubstituteChoice(order, products.find(named), prospects.comesInParts(order),
                wanted -> prospects.isThere(order, wanted)).of(missing, candidates);
    }

    /** Empty if there is no time left to decide. */
    private Optional<Proposal> proposal(Order order, List<Replacement> chosen, Money total, Instant stockDeadline) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant due = calendar.dueAfter(now, properties.deadline());
        Instant expiry = due.isBefore(stockDeadline) ? due : stockDeadline;
        return Optional.of(new Proposal(Ids.next(), order.id(), order.revision(), ProposalState.PROPOSED, chosen,
                order.currency(), orderMoney.due(order), total, now, expiry, null, null, ""))
                .filter(proposal -> !proposal.isOver(now));
    }

    private Optional<Proposal> keep(OrderId orderId, int revision, Optional<Proposal> made, Object asked) {
        boolean open = fence.admitsAlone(orderId);
        Optional<Proposal> before = proposals.find(orderId, revision);
        Optional<Order> order = waiting(orderId, revision);
        if (!open || before.isPresent() || order.isEmpty()) {
            return before;
        }
        List<Replacement> lines = made.map(Proposal::lines).orElse(List.of());
        orders.recordDecision(orderId, "substitution", asked, lines, "rules");
        made.ifPresent(proposal -> publish(order.get(), proposal));
        return made;
    }

    private void publish(Order order, Proposal proposal) {
        proposals.add(proposal);
        orders.note(order.id(), "substitution.proposed", "rules", "Instead of waiting: " + proposal.inWords()
                + "; the order would come to " + proposal.newTotal() + " " + proposal.currency());
        events.publish(order.id().toString(), "order.substitution-proposed", Map.of(
                "orderId", order.id().toString(),
                "number", order.number(),
                "customerId", order.customerId().toString(),
                "proposalId", proposal.id().toString(),
                "currency", proposal.currency(),
                "total", proposal.total().toMajor(),
                "newTotal", proposal.newTotal().toMajor(),
                "difference", proposal.difference().toMajor(),
                "expiresAt", proposal.expiresAt().toString(),
                "lines", new ArrayList<>(proposal.lines())));
    }

    /**
     * What a proposal has come to; one whose time is over and that nobody has decided lapses.
     *
     * @throws NotYetException if it is still open
     */
    @Transactional
    public ProposalState settle(UUID proposalId) {
        OrderId orderId = get(proposalId).orderId();
        fence.admitsAlone(orderId);
        Proposal proposal = get(proposalId);
        if (!proposal.isOpen()) {
            return proposal.state();
        }
        if (!proposal.isOver(clock.instant().plus(CLOCKS_APART))) {
            throw new NotYetException("the customer has until " + proposal.expiresAt() + " to decide", CLOCKS_APART);
        }
        endings.lapse(proposalId, orderId);
        return ProposalState.LAPSED;
    }

    private Proposal get(UUID proposalId) {
        return proposals.find(proposalId)
                .orElseThrow(() -> new IllegalStateException("there is no proposal " + proposalId));
    }
}
