package dev.baton.product.price;

import static dev.baton.product.price.Agreed.DAY;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.product.PriceDesk;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PricesTest {

    private final PriceLists lists;
    private final Prices prices;
    private final Products products;
    private final Trade trade;

    private Sku sku = new Sku("unset");
    private CustomerId customer = new CustomerId("unset");
    private String tier = "";

    @Autowired
    PricesTest(PriceLists lists, Prices prices, Products products, BeanFactory beans) {
        this.lists = lists;
        this.prices = prices;
        this.products = products;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aProductAtAHundred() {
        sku = trade.product("100.00");
        customer = trade.distributor("0.00");
        tier = name("T");
    }

    /** Of these lists, all of which hold and fit, which one decides; {@code -} stands for the catalogue. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "'',                                                    -",
            "everybody,                                             everybody",
            "everybody channel,                                     channel",
            "channel tier,                                          tier",
            "tier tier+channel,                                     tier+channel",
            "tier+channel customer,                                 customer",
            "everybody channel tier tier+channel,                   tier+channel",
            "everybody channel tier tier+channel customer,          customer",
            "customer tier+channel tier channel everybody,          customer",
            "customer+channel tier+channel,                         customer+channel",
            "customer+tier tier+channel,                            customer+tier",
            "other-customer other-tier other-channel,               -",
            "other-customer channel,                                channel",
            "other-tier other-tier+channel tier+other-channel tier, tier",
            "customer+other-channel channel,                        channel",
            "customer+other-tier everybody,                         everybody"})
    void the_most_specific_list_that_fits_decides(String agreed, @Nullable String deciding) {
        List<String> scopes = agreed.isEmpty() ? List.of() : List.of(agreed.split(" "));
        List<String> names = new ArrayList<>();
        for (int index = 0; index < scopes.size(); index++) {
            PriceListTerms terms = terms(scopes.get(index));
            names.add(terms.name());
            PriceDesk.put(lists, terms, sku, money((index + 1) + ".00"), "test");
        }

        Price price = price(DAY);

        PriceList list = price.list();
        assertThat(list == null ? null : list.name())
                .isEqualTo(deciding == null ? null : names.get(scopes.indexOf(deciding)));
        assertThat(price.amount())
                .isEqualTo(money(deciding == null ? "100.00" : scopes.indexOf(deciding) + 1 + ".00"));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "9, true", "10, true", "11, false"})
    void a_list_holds_from_its_first_day_to_its_last(int daysAfterItsFirst, boolean holds) {
        PriceDesk.put(lists, Agreed.on(null, null, "DISTRIBUTOR", DAY, DAY.plusDays(10)), sku, money("90.00"), "test");

        assertThat(price(DAY.plusDays(daysAfterItsFirst)).amount()).isEqualTo(money(holds ? "90.00" : "100.00"));
    }

    @Test
    void of_equally_specific_lists_the_one_that_began_last_decides_and_then_the_one_that_was_made_last() {
        PriceDesk.put(lists, Agreed.from(DAY.minusDays(2)), sku, money("90.00"), "test");
        PriceDesk.put(lists, Agreed.from(DAY.minusDays(3)), sku, money("80.00"), "test");
        PriceDesk.put(lists, Agreed.from(DAY.plusDays(1)), sku, money("70.00"), "test");
        assertThat(price(DAY).amount()).isEqualTo(money("90.00"));

        PriceDesk.put(lists, Agreed.from(DAY.minusDays(2)), sku, money("60.00"), "test");
        assertThat(price(DAY).amount()).isEqualTo(money("60.00"));
        assertThat(price(DAY.plusDays(1)).amount()).isEqualTo(money("70.00"));
    }

    @Test
    void a_list_in_another_currency_than_the_product_is_passed_over() {
        PriceDesk.put(lists, Agreed.from(DAY), sku, money("90.00"), "test");
        products.put(new Product(sku, "Kettle", "KITCHEN", "PC", true, Money.parse("20.00", "EUR"), null, null,
                Product.USUAL_TAX_RATE));

        assertThat(price(DAY).amount()).isEqualTo(Money.parse("20.00", "EUR"));
        assertThat(price(DAY).source()).isEqualTo(PriceSource.CATALOGUE);
    }

    @Test
    void many_products_are_asked_about_at_once_and_each_has_its_own_list() {
        Sku other = trade.product("50.00");
        PriceDesk.put(lists, Agreed.from(DAY), sku, money("90.00"), "test");

        Map<Sku, Price> found = prices.of(buyer(), products.find(List.of(sku, other)).values(), DAY);

        assertThat(Objects.requireNonNull(found.get(sku)).source().kind()).isEqualTo(PriceSource.Kind.LIST);
        assertThat(Objects.requireNonNull(found.get(other)).source()).isEqualTo(PriceSource.CATALOGUE);
        assertThat(prices.of(buyer(), List.of(), DAY)).isEmpty();
    }

    /** The same price as a plain reckoning over all lists, whatever they are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126, 77_777, 4_711})
    void whatever_is_agreed_on_the_price_is_that_of_a_plain_reckoning(long seed) {
        Random random = new Random(seed);
        List<CustomerId> customers = List.of(customer, trade.distributor("0.00"));
        List<String> tiers = List.of(tier, name("T"));
        List<String> channels = List.of("DISTRIBUTOR", "RETAILER");
        List<Agreement> agreements = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            LocalDate from = DAY.plusDays(random.nextInt(-5, 6));
            LocalDate until = random.nextInt(3) == 0 ? null : from.plusDays(random.nextInt(6));
            PriceListTerms terms = Agreed.on(any(random, customers, 3), any(random, tiers, 2),
                    any(random, channels, 2), from, until);
            Money price = new Money(random.nextInt(1, 10_000), Trade.CURRENCY);
            PriceDesk.put(lists, terms, sku, price, "test");
            agreements.add(new Agreement(number, terms, price));
        }

        IntStream.range(0, 200).forEach(asking -> {
            Buyer buyer = new Buyer(any(random, customers, 1), any(random, tiers, 1), any(random, channels, 1));
            LocalDate day = DAY.plusDays(random.nextInt(-8, 12));
            assertThat(price(buyer, day).amount()).as(buyer + " on " + day)
                    .isEqualTo(reckoned(agreements, buyer, day).orElse(money("100.00")));
        });
    }

    private record Agreement(int number, PriceListTerms terms, Money price) {

        boolean fits(Buyer buyer, LocalDate day) {
            return !day.isBefore(terms.validFrom()) && (terms.validUntil() == null || !day.isAfter(terms.validUntil()))
                    && (terms.customerId() == null || terms.customerId().equals(buyer.customer()))
                    && (terms.tier() == null || terms.tier().equals(buyer.tier()))
                    && (terms.channel() == null || terms.channel().equals(buyer.channel()));
        }

        int specificity() {
            if (terms.customerId() != null) {
                return 4;
            }
            return (terms.tier() == null ? 0 : 2) + (terms.channel() == null ? 0 : 1);
        }
    }

    private static Optional<Money> reckoned(List<Agreement> agreements, Buyer buyer, LocalDate day) {
        return agreements.stream().filter(agreement -> agreement.fits(buyer, day))
                .max(Comparator.comparingInt(Agreement::specificity)
                        .thenComparing(agreement -> agreement.terms().validFrom())
                        .thenComparingInt(Agreement::number))
                .map(Agreement::price);
    }

    /** One of these, or none. */
    private static <T> @Nullable T any(Random random, List<T> all, int nones) {
        int drawn = random.nextInt(all.size() + nones);
        return drawn < all.size() ? all.get(drawn) : null;
    }

    private Price price(LocalDate day) {
        return price(buyer(), day);
    }

    private Price price(Buyer buyer, LocalDate day) {
        return Objects.requireNonNull(prices.of(buyer, products.find(List.of(sku)).values(), day).get(sku));
    }

    private Buyer buyer() {
        return new Buyer(customer, tier, "DISTRIBUTOR");
    }

    /** As it stands in the table of cases. */
    private PriceListTerms terms(String scope) {
        List<String> words = List.of(scope.split("\\+"));
        return Agreed.on(
                words.contains("customer")
                        ? customer
                        : words.contains("other-customer") ? trade.distributor("0.00") : null,
                words.contains("tier") ? tier : words.contains("other-tier") ? name("T") : null,
                words.contains("channel") ? "DISTRIBUTOR" : words.contains("other-channel") ? "RETAILER" : null);
    }
}
