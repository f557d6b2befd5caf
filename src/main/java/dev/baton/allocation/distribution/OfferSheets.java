package dev.baton.allocation.distribution;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.ProductLabels;
import dev.baton.product.Products;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms about offers show. No receiver is named in them. */
@Component
@Transactional(readOnly = true)
public class OfferSheets {

    private final Orders orders;
    private final Customers customers;
    private final Products products;
    private final StoredRatings ratings;
    private final StoredOffers offers;
    private final BusinessCalendar calendar;

    OfferSheets(
            Orders orders,
            Customers customers,
            Products products,
            StoredRatings ratings,
            StoredOffers offers,
            BusinessCalendar calendar) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.ratings = ratings;
        this.offers = offers;
        this.calendar = calendar;
    }

    /** What the distributor sees. */
    public Map<String, Object> of(Offer offer) {
        Order order = orders.get(offer.orderId());
        return Map.of(
                "order", order.number(),
                "seller", name(offer.seller()),
                "customer", name(order.customerId()) + " (" + customer(order.customerId()).region() + ")",
                "total", order.total().toMajor() + " " + order.currency(),
                "payment", order.paymentMethod().name(),
                "wantedBy", wantedBy(order.requestedDeliveryDate()),
                "expiresAt", calendar.words(offer.expiresAt()),
                "lines", lines(order));
    }

    private static String wantedBy(@Nullable LocalDate day) {
        return day == null ? "as soon as possible" : "by " + day;
    }

    private List<Map<String, Object>> lines(Order order) {
        ProductLabels labels = products.labels(order.goods().stream().map(OrderLine::sku).toList());
        return order.goods().stream()
                .map(line -> Map.<String, Object>of(
                        "product", labels.of(line.sku()),
                        "quantity", labels.of(line.sku(), line.quantity()),
                        "total", line.total().toMajor()))
                .toList();
    }

    /**
     * What an operator sees of an order that nobody has taken.
     *
     * @param rated what the rules say of each distributor, and what it answered
     * @param choices who may be chosen: those that were rated first, by rank, and no more than a list can show
     * @param more how many could be chosen too and are not listed
     */
    public record Untaken(
            String order,
            String customer,
            String total,
            List<Map<String, Object>> lines,
            List<Map<String, Object>> rated,
            List<Choosable> choices,
            int more) {}

    public Untaken untaken(OrderId orderId) {
        Order order = orders.get(orderId);
        Map<CustomerId, Offer> answers = offers.of(List.of(orderId)).stream()
                .collect(Collectors.toMap(Offer::seller, offer -> offer, (older, newer) -> newer));
        List<RatedSeller> rated = ratings.latest(List.of(orderId)).stream().map(StoredRatings.Rated::seller).toList();
        List<Customer> sellers = customers.sellersTo(order.customerId(), order.currency());
        List<Choosable> choices = Choosable.of(sellers, rated, answers);
        return new Untaken(order.number(), name(order.customerId()), order.total().toMajor() + " " + order.currency(),
                lines(order), rated.stream().map(seller -> row(seller, answers)).toList(), choices,
                sellers.size() - choices.size());
    }

    private Map<String, Object> row(RatedSeller seller, Map<CustomerId, Offer> answers) {
        Offer offer = answers.get(seller.seller());
        return Map.of(
                "seller", name(seller.seller()),
                "rules", seller.reasons().stream().map(RatedSeller.Reason::reason).collect(Collectors.joining("; ")),
                "answer", offer == null
                        ? "not asked"
                        : offer.state().name().toLowerCase(Locale.ROOT)
                                + (offer.comment() == null ? "" : ": " + offer.comment()));
    }

    private String name(CustomerId id) {
        return customer(id).label();
    }

    private Customer customer(CustomerId id) {
        return customers.find(id).orElseThrow();
    }
}
