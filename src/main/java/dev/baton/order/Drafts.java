package dev.baton.order;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Holds orders against customers, products and whatever the rooms above know. */
@Component
public class Drafts {

    private final Customers customers;
    private final Products products;
    private final ProductUnits units;
    private final SalePrices salePrices;
    private final List<OrderAdmission> admissions;
    private final StoredAmendments amendments;
    private final Clock clock;

    Drafts(
            Customers customers,
            Products products,
            ProductUnits units,
            SalePrices salePrices,
            List<OrderAdmission> admissions,
            StoredAmendments amendments,
            Clock clock) {
        this.customers = customers;
        this.products = products;
        this.units = units;
        this.salePrices = salePrices;
        this.admissions = admissions;
        this.amendments = amendments;
        this.clock = clock;
    }

    /**
     * Understands an order at the prices of this day. Keeps nothing.
     *
     * @throws RefusedException with every fault at once: an unknown customer, product or coupon, a currency, channel or way of payment
     *     that does not fit
     */
    public Draft draft(NewOrder order) {
        Faults faults = new Faults();
        admissions.forEach(admission -> admission.check(order, faults));
        return draft(order, Map.of(), clock.instant(), faults);
    }

    /**
     * An order as it is with its lines replaced. What is or was on it keeps the price that it had there first; what is new to it is priced as
     * of the day on which the order came in. A coupon that the order has stays good for it. Keeps nothing.
     *
     * @param order as it stands
     * @throws RefusedException with every fault at once, as for a new order
     */
    public Draft amended(Order order, Amendment amendment) {
        NewOrder wanted = amendment.of(order);
        Faults all = new Faults();
        admissions.forEach(admission -> admission.check(wanted, all));
        Faults faults = new Faults();
        all.all().stream().filter(fault -> !isAboutKeptCoupon(fault.pointer(), wanted, order))
                .forEach(fault -> faults.add(fault.pointer(), fault.detail()));
        return draft(wanted, amendments.terms(order.id(), order.currency()), order.createdAt(), faults);
    }

    private static boolean isAboutKeptCoupon(String pointer, NewOrder wanted, Order order) {
        return IntStream.range(0, wanted.couponCodes().size())
                .anyMatch(index -> pointer.equals("/couponCodes/" + index)
                        && order.couponCodes().contains(wanted.couponCodes().get(index)));
    }

    /**
     * An order as it is without so much of one of its lines, on the terms that it has. The other lines keep their numbers; a line of which
     * nothing is left is gone.
     *
     * @param quantity positive, not more than what is left of the line
     * @throws RefusedException (422) if it is a part of what comes whole only
     */
    public Draft without(Order order, OrderLine line, Quantity quantity) {
        Faults faults = new Faults();
        units.conversions(List.of(line.sku())).requireWhole(line.sku(), quantity, "/quantity", faults);
        faults.throwIfRefused();
        List<OrderLine> lines = order.goods()
                .stream()
                .map(each -> each.without(each.lineNo() == line.lineNo() ? quantity : Quantity.ZERO))
                .filter(each -> each.quantity().isPositive())
                .toList();
        Amendment rest = new Amendment(
                lines.stream().map(each -> new NewOrder.Line(each.sku(), each.quantity())).toList(), null, null);
        return new Draft(rest.of(order), customers.find(order.customerId()).orElseThrow(), lines,
                subtotal(order.currency(), lines, new Faults()));
    }

    private Draft draft(NewOrder order, Map<Sku, LineTerms> kept, Instant pricedAt, Faults faults) {
        Optional<Customer> customer = customers.find(order.customerId());
        customer.ifPresentOrElse(
                known -> check(order, known, faults),
                () -> faults.add("/customerId", "there is no customer " + order.customerId()));
        if (!Starts.take(order.channel())) {
            faults.add("/channel", "orders of this channel are not taken yet");
        } else if (!PaymentMethod.of(order.channel()).contains(order.paymentMethod())) {
            faults.add("/payment/method", "must be one of " + PaymentMethod.of(order.channel()) + " in this channel");
        }
        List<OrderLine> lines = lines(order, customer, kept, pricedAt, faults);
        Money subtotal = subtotal(order.currency(), lines, faults);
        checkQuantity(lines, faults);
        faults.throwIfRefused();
        return new Draft(order, customer.orElseThrow(), lines, subtotal);
    }

    private static void check(NewOrder order, Customer customer, Faults faults) {
        CustomerType buys = order.channel().buyers();
        if (customer.type() != buys) {
            faults.add("/customerId", order.customerId() + " is no " + buys.name().toLowerCase(Locale.ROOT));
        }
        if (!customer.currency().equals(order.currency())) {
            faults.add("/currency", order.customerId() + " buys in " + customer.currency());
        }
    }

    private List<OrderLine> lines(
            NewOrder order,
            Optional<Customer> buyer,
            Map<Sku, LineTerms> kept,
            Instant pricedAt,
            Faults faults) {
        List<NewOrder.Line> asked = order.lines();
        Map<Sku, Product> known = products.find(asked.stream().map(NewOrder.Line::sku).collect(Collectors.toSet()));
        UnitConversions conversions = units.conversions(known,
                asked.stream().filter(line -> line.unit() != null).map(NewOrder.Line::sku).collect(Collectors.toSet()));
        Map<Sku, SalePrice> found = salePrices.of(order.channel(), buyer, known, pricedAt);
        List<OrderLine> lines = new ArrayList<>(asked.size());
        for (int index = 0; index < asked.size(); index++) {
            NewOrder.Line line = asked.get(index);
            String pointer = "/lines/" + index;
            Product product = known.get(line.sku());
            if (product == null) {
                faults.add(pointer + "/sku", "there is no product " + line.sku());
            } else if (!product.unitPrice().currency().equals(order.currency())) {
                faults.add(pointer + "/sku", line.sku() + " is sold in " + product.unitPrice().currency());
            } else {
                SalePrice price = Objects.requireNonNull(found.get(line.sku())).orAgreed(line.agreed());
                LineTerms terms = kept.getOrDefault(line.sku(), LineTerms.of(product, price));
                add(lines, index + 1, terms, line, conversions, pointer, faults);
            }
        }
        return lines;
    }

    private static void add(
            List<OrderLine> lines,
            int lineNo,
            LineTerms terms,
            NewOrder.Line asked,
            UnitConversions conversions,
            String pointer,
            Faults faults) {
        String unit = asked.unit();
        try {
            lines.add(OrderLine.goods(lineNo, terms,
                    conversions.toBase(asked.sku(), asked.quantity(), unit, pointer, faults),
                    unit == null || unit.equals(terms.unit()) ? null : new OrderedQuantity(asked.quantity(), unit),
                    Quantity.ZERO));
        } catch (ArithmeticException tooLarge) {
            faults.add(pointer + "/quantity", "is more than can be reckoned with");
        }
    }

    /** Refuses now what a later step would fail to count. */
    private static void checkQuantity(List<OrderLine> lines, Faults faults) {
        try {
            Quantity all = Quantity.ZERO;
            for (OrderLine line : lines) {
                all = all.plus(line.quantity());
            }
        } catch (IllegalArgumentException tooMuch) {
            faults.add("/lines", "come to more than can be counted");
        }
    }

    private static Money subtotal(String currency, List<OrderLine> lines, Faults faults) {
        try {
            return lines.stream().map(OrderLine::subtotal).reduce(Money.zero(currency), Money::plus);
        } catch (ArithmeticException tooLarge) {
            faults.add("/lines", "come to more than can be reckoned with");
            return Money.zero(currency);
        }
    }
}
