package dev.baton.order;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.product.listing.SellerPrice;
import dev.baton.product.listing.SellerPrices;
import dev.baton.product.price.Buyer;
import dev.baton.product.price.Price;
import dev.baton.product.price.Prices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * At what products are sold on a day. A retailer buys at the prices of the distributor to which it belongs, whichever distributor takes the
 * order in the end: that is what it was told.
 */
@Component
class SalePrices {

    private final Prices prices;
    private final SellerPrices sellers;
    private final BusinessCalendar calendar;

    SalePrices(Prices prices, SellerPrices sellers, BusinessCalendar calendar) {
        this.prices = prices;
        this.sellers = sellers;
        this.calendar = calendar;
    }

    /**
     * What each of these products costs.
     *
     * @param customer empty for one that is not known, whose order will be refused
     * @param at as it was on that day in the business time zone, as far as prices are kept by day: the catalogue's are those of now
     */
    Map<Sku, SalePrice> of(Channel channel, Optional<Customer> customer, Map<Sku, Product> products, Instant at) {
        Buyer buyer = new Buyer(customer.map(Customer::id).orElse(null), customer.map(Customer::tier).orElse(null),
                channel.name());
        LocalDate day = calendar.today(at);
        Optional<CustomerId> home = customer.map(Customer::parentId).filter(parent -> channel == Channel.RETAILER);
        return home.isPresent()
                ? ofSeller(sellers.of(home.get(), buyer, products.keySet(), day), products)
                : ofManufacturer(prices.of(buyer, products.values(), day), products);
    }

    private static Map<Sku, SalePrice> ofManufacturer(Map<Sku, Price> found, Map<Sku, Product> products) {
        return products.values().stream().collect(toUnmodifiableMap(Product::sku,
                product -> SalePrice.of(product,
                        found.getOrDefault(product.sku(), Price.ofCatalogue(product)))));
    }

    private static Map<Sku, SalePrice> ofSeller(Map<Sku, SellerPrice> found, Map<Sku, Product> products) {
        return products.values().stream().collect(toUnmodifiableMap(Product::sku,
                product -> SalePrice.of(product, Objects.requireNonNull(found.get(product.sku())))));
    }
}
