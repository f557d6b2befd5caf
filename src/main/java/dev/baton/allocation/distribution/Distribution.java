package dev.baton.allocation.distribution;

import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.order.OrderSellers;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the distributor that sells an order: rates them, and offers the order to one after the other. Every call may be repeated. */
@Service
@Transactional
public class Distribution {

    private final OrderFence fence;
    private final Orders orders;
    private final OrderSellers sellers;
    private final SellerSearch search;
    private final StoredRatings ratings;
    private final StoredOffers offers;
    private final OutgoingEvents events;
    private final BusinessCalendar calendar;
    private final DistributionProperties properties;
    private final Clock clock;

    Distribution(
            OrderFence fence,
            Orders orders,
            OrderSellers sellers,
            SellerSearch search,
            StoredRatings ratings,
            StoredOffers offers,
            OutgoingEvents events,
            BusinessCalendar calendar,
            DistributionProperties properties,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.sellers = sellers;
        this.search = search;
        this.ratings = ratings;
        this.offers = offers;
        this.events = events;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param round which time it is that distributors are looked for, from 1 */
    public record Gathered(List<SellerFacts> sellers, int round) {}

    /**
     * What the rules are to be asked, about each distributor that could sell the order.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order was amended since
     */
    public Gathered gather(OrderId orderId, int revision) {
        Order order = orders.get(orderId, revision);
        return new Gathered(search.forOrder(order), round(order));
    }

    /** The last one goes on for an order that is on offer, or that a distributor sells already: its process was begun anew. */
    private int round(Order order) {
        int next = ratings.nextRound(order.id(), order.revision());
        boolean goesOn = next > 1 && (order.sellerId() != null
                || offers.standing(order.id(), order.revision(), next - 1).isPresent());
        return goesOn ? next - 1 : next;
    }

    /**
     * Keeps how the rules rate the distributors, once for each round.
     *
     * @param table that was asked
     * @param rows its rows that match, for each of the sellers
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone or was amended since
     */
    public void rank(
            OrderId orderId,
            int revision,
            int round,
            String table,
            List<SellerFacts> sellers,
            List<List<RuleRow>> rows) {
        fence.enter(orderId);
        Order order = orders.get(orderId, revision);
        List<RatedSeller> ranking = Ranking.of(sellers, rows);
        if (ratings.add(orderId, order.revision(), round, ranking)) {
            orders.recordDecision(orderId, table, sellers, ranking, "rules");
        }
    }

    /**
     * Offers the order to the best distributor of the round that has not been asked, unless one is being asked or has taken it.
     *
     * @return the offer; empty if all have been asked
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone or was amended since
     */
    public Optional<Offer> offer(OrderId orderId, int revision, int round) {
        fence.enter(orderId);
        Order order = orders.get(orderId, revision);
        Optional<Offer> standing = offers.standing(orderId, revision, round);
        if (standing.isPresent()) {
            return standing;
        }
        if (order.sellerId() != null) {
            // whom an operator has chosen is asked nothing
            return Optional.empty();
        }
        Instant expires = calendar.dueAfter(clock.instant(), properties.answerWithin()).truncatedTo(ChronoUnit.SECONDS);
        Optional<Offer> offer = offers.addNext(orderId, revision, round, expires).flatMap(offers::find);
        offer.ifPresentOrElse(open -> tell(order, open), () -> tellUntaken(order));
        return offer;
    }

    private void tell(Order order, Offer open) {
        orders.note(order.id(), "order.offered", "distribution",
                "Offered to " + open.seller() + ", place " + open.rank() + ", until " + open.expiresAt());
        events.publish(order.id().toString(), "order.offered", Map.of(
                "orderId", order.id().toString(),
                "number", order.number(),
                "offerId", open.id().toString(),
                "sellerId", open.seller().value(),
                "expiresAt", open.expiresAt().toString()));
    }

    /**
     * Lets the best distributor of the round sell the order without asking it, unless one sells it already.
     *
     * @return false if the rules allow none
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone or was amended since
     */
    public boolean assignBest(OrderId orderId, int revision) {
        fence.enter(orderId);
        Order order = orders.get(orderId, revision);
        if (order.sellerId() != null) {
            return true;
        }
        Optional<CustomerId> best = ratings.latest(List.of(orderId)).stream()
                .map(StoredRatings.Rated::seller)
                .filter(RatedSeller::isEligible)
                .map(RatedSeller::seller)
                .findFirst();
        best.ifPresentOrElse(seller -> sellers.assignSeller(orderId, seller, seller + " sells it, by the rules"),
                () -> tellUntaken(order));
        return best.isPresent();
    }

    private void tellUntaken(Order order) {
        orders.noteOnce(order.id(), "order.untaken", "distribution", "No distributor takes it: an operator chooses",
                "untaken:" + order.revision());
    }
}
