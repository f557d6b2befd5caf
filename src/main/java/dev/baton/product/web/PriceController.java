package dev.baton.product.web;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Moments;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.listing.SellerPrice;
import dev.baton.product.listing.SellerPrices;
import dev.baton.product.price.Buyer;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceChannels;
import dev.baton.product.price.Prices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What products cost whom. Who is bound to a customer asks for itself: of the manufacturer or of the distributor that it belongs to; a
 * distributor also for its retailers, of itself.
 */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/products")
class PriceController {

    private final Products products;
    private final Customers customers;
    private final Prices prices;
    private final SellerPrices sellerPrices;
    private final PriceChannels channels;
    private final BusinessCalendar calendar;
    private final Clock clock;

    PriceController(
            Products products,
            Customers customers,
            Prices prices,
            SellerPrices sellerPrices,
            PriceChannels channels,
            BusinessCalendar calendar,
            Clock clock) {
        this.products = products;
        this.customers = customers;
        this.prices = prices;
        this.sellerPrices = sellerPrices;
        this.channels = channels;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Operation(summary = "What a product costs on a day, and why: by which price list, by the distributor's listing, or by the catalogue")
    @GetMapping("/{sku}/price")
    PriceAnswer price(
            @PathVariable Sku sku,
            @RequestParam(required = false) @Nullable CustomerId customerId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable CustomerId sellerId,
            @RequestParam(required = false) @Nullable String at) {
        Product product = products.get(sku);
        Faults faults = new Faults();
        LocalDate day = day(at, faults);
        String through = sellerId != null && channel == null ? SellerPrices.CHANNEL : channel;
        if (through != null && !channels.names().contains(through)) {
            faults.add("/channel", "must be one of " + channels.names());
        } else if (sellerId != null && !SellerPrices.CHANNEL.equals(through)) {
            faults.add("/channel", "is " + SellerPrices.CHANNEL + " where a distributor sells");
        }
        faults.throwIfInvalid();
        CustomerId buying = allowed(Callers.current(), customerId, sellerId);
        Buyer buyer = buyer(buying, sellerId, through, faults);
        return sellerId == null
                ? answer(product, day, buyer, prices.of(buyer, List.of(product), day).get(sku))
                : answer(product, day, buyer, sellerId, sellerPrices.of(sellerId, buyer, List.of(sku), day).get(sku));
    }

    /** For whom the caller may ask; itself where it names nobody, unless it is the seller. */
    private @Nullable CustomerId allowed(Caller caller, @Nullable CustomerId customer, @Nullable CustomerId seller) {
        String bound = caller.customerId();
        if (bound == null) {
            return customer;
        }
        CustomerId own = new CustomerId(bound);
        if (own.equals(seller)) {
            if (customer != null && !parentIs(customer, own)) {
                caller.requireSees(customer.value());
            }
            return customer;
        }
        if (customer != null) {
            caller.requireSees(customer.value());
        }
        if (seller != null && !parentIs(own, seller)) {
            caller.requireSees(seller.value());
        }
        return own;
    }

    private boolean parentIs(CustomerId customer, CustomerId parent) {
        return customers.find(customer).filter(known -> parent.equals(known.parentId())).isPresent();
    }

    private Buyer buyer(
            @Nullable CustomerId customer,
            @Nullable CustomerId seller,
            @Nullable String channel,
            Faults faults) {
        Optional<Customer> known = customer == null ? Optional.empty() : customers.find(customer);
        if (customer != null && known.isEmpty()) {
            faults.add("/customerId", "there is no customer " + customer);
        }
        if (seller != null && customers.find(seller).filter(found -> found.type() == CustomerType.DISTRIBUTOR)
                .isEmpty()) {
            faults.add("/sellerId", "there is no distributor " + seller);
        }
        faults.throwIfRefused();
        return new Buyer(customer, known.map(Customer::tier).orElse(null), channel);
    }

    private LocalDate day(@Nullable String at, Faults faults) {
        if (at == null || at.isBlank()) {
            return calendar.today(clock.instant());
        }
        try {
            return at.length() > "2026-01-01".length()
                    ? calendar.today(Moments.sensible(OffsetDateTime.parse(at).toInstant()))
                    : LocalDate.parse(at, Product.DAY);
        } catch (DateTimeException unreadable) {
            faults.add("/at", "must be a day such as 2026-11-30 or an instant such as 2026-11-30T08:00:00Z");
            return LocalDate.EPOCH;
        }
    }

    private static PriceAnswer answer(Product product, LocalDate day, Buyer buyer, @Nullable Price found) {
        Price price = Objects.requireNonNull(found);
        return new PriceAnswer(product.sku(), day, buyer.customer(), buyer.channel(), null, product.listed(),
                price.amount().currency(), price.amount(), price.source(), price.reason());
    }

    private static PriceAnswer answer(
            Product product,
            LocalDate day,
            Buyer buyer,
            CustomerId seller,
            @Nullable SellerPrice found) {
        SellerPrice price = Objects.requireNonNull(found);
        return new PriceAnswer(product.sku(), day, buyer.customer(), buyer.channel(), seller, price.listed(),
                price.amount().currency(), price.amount(), price.source(), price.reason());
    }
}
