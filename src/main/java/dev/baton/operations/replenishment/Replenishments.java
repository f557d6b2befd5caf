package dev.baton.operations.replenishment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Acceptance;
import dev.baton.order.Channel;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderRequests;
import dev.baton.order.Orders;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes orders of proposals, and dismisses them. */
@Service
@Transactional
public class Replenishments {

    private final StoredReplenishments proposals;
    private final Needs needs;
    private final ReplenishmentView view;
    private final Customers customers;
    private final Orders orders;
    private final Clock clock;

    Replenishments(
            StoredReplenishments proposals,
            Needs needs,
            ReplenishmentView view,
            Customers customers,
            Orders orders,
            Clock clock) {
        this.proposals = proposals;
        this.needs = needs;
        this.view = view;
        this.customers = customers;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Makes an order of a proposal, of what is lacking now.
     *
     * @param wanted the order's {@code payment}, {@code shipTo} and {@code requestedDeliveryDate}, as orders have them; without a payment it
     *     is prepaid
     * @throws NotFoundException (404) if there is no such proposal
     * @throws ConflictException (409) if it is not open, enough is under way, or goods are not ordered for its location
     * @throws dev.baton.platform.problem.InvalidRequestException (400) if what is wanted has faults
     */
    public Replenishment order(UUID id, ObjectNode wanted, Caller caller) {
        Proposal proposal = proposals.lock(List.of(id)).stream()
                .findAny()
                .orElseThrow(() -> new NotFoundException("replenishment " + id));
        requireOpen(proposal);
        order(List.of(proposal), wanted, caller);
        return view.of(List.of(id)).getFirst();
    }

    /**
     * Makes one order of several proposals of a location, of what is lacking now.
     *
     * @param ids which; null for all that are open there. Of those that are not named, what is under way in full is left out
     * @throws NotFoundException (404) if there is no such proposal at the location
     * @throws ConflictException (409) as for one, or if nothing is open
     */
    public List<Replenishment> order(
            LocationId location,
            @Nullable Collection<UUID> ids,
            ObjectNode wanted,
            Caller caller) {
        List<Proposal> chosen = ids == null ? proposals.lockOpen(location) : proposals.lock(ids);
        if (ids != null) {
            List<UUID> there = chosen.stream().filter(found -> found.location().equals(location)).map(Proposal::id)
                    .toList();
            ids.stream().filter(id -> !there.contains(id)).findAny().ifPresent(id -> {
                throw new NotFoundException("replenishment " + id + " at " + location);
            });
        }
        if (chosen.isEmpty()) {
            throw new ConflictException("Nothing is proposed at " + location + ".");
        }
        chosen.forEach(Replenishments::requireOpen);
        return view.of(order(chosen, wanted, caller));
    }

    /**
     * Decides that a proposal is not to be ordered; it is not proposed again until the stock falls anew.
     *
     * @param reason in the caller's words
     * @throws NotFoundException (404) if there is no such proposal
     * @throws ConflictException (409) if it is not open; asking again for what is dismissed changes nothing
     */
    public Replenishment dismiss(UUID id, String reason, Caller caller) {
        proposals.find(List.of(id)).forEach(found -> proposals.alone(found.location()));
        Proposal proposal = proposals.lock(List.of(id)).stream()
                .findAny()
                .orElseThrow(() -> new NotFoundException("replenishment " + id));
        if (proposal.state() != ReplenishmentState.DISMISSED) {
            requireState(proposal);
            proposals.end(id, ReplenishmentState.DISMISSED, reason, caller.name(), clock.instant());
        }
        return view.of(List.of(id)).getFirst();
    }

    private List<UUID> order(List<Proposal> chosen, ObjectNode wanted, Caller caller) {
        Map<StockKey, Need> need = needs.of(chosen.stream()
                .map(proposal -> new Needs.Place(proposal.key(), proposal.customerId()))
                .toList());
        List<Proposal> lacking = chosen.stream()
                .filter(proposal -> need(need, proposal).quantity().isPositive())
                .toList();
        if (lacking.isEmpty()) {
            throw new ConflictException("Enough is under way to " + chosen.getFirst().location() + ".");
        }
        NewOrder asked = OrderRequests.order(body(lacking, need, wanted), clock.instant());
        switch (orders.accept(asked, caller)) {
            case Acceptance.Accepted accepted -> {
                ProposalOrder order = new ProposalOrder(accepted.id(), orders.get(accepted.id()).number());
                lacking.forEach(proposal -> proposals.ordered(proposal.id(), order, need(need, proposal).quantity(),
                        caller.name(), clock.instant()));
            }
            case Acceptance.AlreadyPlaced known -> throw new ConflictException(
                    "Order %s has the reference %s.".formatted(known.number(), asked.externalReference()),
                    Map.of("orderId", known.id().toString(), "number", known.number()));
        }
        return lacking.stream().map(Proposal::id).toList();
    }

    private byte[] body(List<Proposal> lacking, Map<StockKey, Need> need, ObjectNode wanted) {
        Proposal first = lacking.getFirst();
        CustomerId buyer = Objects.requireNonNull(first.customerId());
        ObjectNode order = wanted.deepCopy();
        order.put("channel", Channel.DISTRIBUTOR.name());
        // one proposal has one order at a time, whoever asks for it how often
        order.put("externalReference", "REPLENISHMENT-" + first.id() + "-" + (first.orders() + 1));
        order.put("customerId", buyer.value());
        order.put("currency", customers.find(buyer).map(Customer::currency)
                .orElseThrow(() -> new ConflictException(
                        first.location() + " belongs to " + buyer + ", who is no customer.")));
        if (!wanted.hasNonNull("payment")) {
            order.putObject("payment").put("method", "PREPAID");
        }
        ArrayNode lines = order.putArray("lines");
        lacking.forEach(proposal -> lines.addObject()
                .put("sku", proposal.sku().value())
                .put("quantity", need(need, proposal).quantity().value()));
        return order.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Need need(Map<StockKey, Need> need, Proposal proposal) {
        return Objects.requireNonNull(need.get(proposal.key()));
    }

    private static void requireOpen(Proposal proposal) {
        if (proposal.customerId() == null) {
            throw new ConflictException(proposal.location()
                    + " is not replenished by orders of this kind: a plant is produced for, and a store orders through the retailer channel.");
        }
        requireState(proposal);
    }

    private static void requireState(Proposal proposal) {
        if (!proposal.isOpen()) {
            ProposalOrder order = proposal.order();
            throw new ConflictException(
                    "Replenishment " + proposal.id() + " is not open: it is " + proposal.state() + ".",
                    order == null
                            ? Map.of("state", proposal.state())
                            : Map.of("state", proposal.state(), "orderId", order.id().toString(), "number",
                                    order.number()));
        }
    }
}
