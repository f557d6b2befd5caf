package dev.baton.allocation.distribution;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.baton.allocation.AwaitedStock;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.order.OrderSellers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.product.listing.SellerPrice;
import dev.baton.product.listing.SellerPrices;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks for distributors that could sell an order. Locks nothing: whoever takes it is served in its turn. */
@Component
class SellerSearch {

    /** The service score of a distributor that was not asked often enough: it is taken to be good until it shows otherwise. */
    private static final int NOT_KNOWN = 100;

    private final Customers customers;
    private final OrderSellers sellers;
    private final Inventory inventory;
    private final AwaitedStock awaited;
    private final SellerPrices prices;
    private final StoredOffers offers;
    private final BusinessCalendar calendar;
    private final DistributionProperties properties;
    private final Clock clock;

    SellerSearch(
            Customers customers,
            OrderSellers sellers,
            Inventory inventory,
            AwaitedStock awaited,
            SellerPrices prices,
            StoredOffers offers,
            BusinessCalendar calendar,
            DistributionProperties properties,
            Clock clock) {
        this.customers = customers;
        this.sellers = sellers;
        this.inventory = inventory;
        this.awaited = awaited;
        this.prices = prices;
        this.offers = offers;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** The distributors that the rules are to be asked about, the customer's own first. */
    List<SellerFacts> forOrder(Order order) {
        Customer buyer = customers.find(order.customerId()).orElseThrow();
        List<StockLine> wanted = StockLine.bySku(order.goods().stream()
                .map(line -> new StockLine(line.sku(), line.quantity()))
                .toList());
        List<Sku> skus = wanted.stream().map(StockLine::sku).toList();
        SellerStock stock = SellerStock.of(order, skus, inventory, awaited);
        List<Customer> considered = customers.sellersTo(buyer.id(), order.currency())
                .stream()
                .sorted(nearest(buyer, stock, wanted))
                .limit(properties.considered())
                .toList();
        List<CustomerId> ids = considered.stream().map(Customer::id).toList();
        Map<CustomerId, Integer> open = sellers.openBySeller(ids);
        Map<CustomerId, Integer> scores = offers.scores(ids,
                clock.instant().minus(Duration.ofDays(properties.serviceDays())), properties.serviceSample());
        return considered.stream()
                .map(seller -> new SellerFacts(
                        seller.id().value(),
                        order.channel().name(),
                        seller.id().equals(buyer.parentId()),
                        seller.region().equals(buyer.region()),
                        seller.tier(),
                        lists(seller, skus),
                        stock.covers(seller.id(), wanted),
                        stock.cover(seller.id(), wanted),
                        scores.getOrDefault(seller.id(), NOT_KNOWN),
                        open.getOrDefault(seller.id(), 0)))
                .toList();
    }

    private static Comparator<Customer> nearest(Customer buyer, SellerStock stock, List<StockLine> wanted) {
        return comparing((Customer seller) -> !seller.id().equals(buyer.parentId()))
                .thenComparing(seller -> !seller.region().equals(buyer.region()))
                .thenComparing(comparingInt((Customer seller) -> stock.cover(seller.id(), wanted)).reversed())
                .thenComparing(seller -> seller.id().value());
    }

    private boolean lists(Customer seller, List<Sku> skus) {
        LocalDate today = calendar.today(clock.instant());
        return prices.of(seller.id(), skus, today).values().stream().allMatch(SellerPrice::listed);
    }
}
