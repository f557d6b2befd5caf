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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds orders against customers, products and whatever the rooms above know. */
@Component
public class Drafts {

    private final Customers customers;
    private final Products products;
    private final ProductUnits units;
    private final SalePrices salePrices;
    private final List<OrderAdmission> admissions;

    Drafts(
            Customers customers,
            Products products,
            ProductUnits units,
            SalePrices salePrices,
            List<OrderAdmission> admissions) {
        this.customers = customers;
        this.products = products;
        this.units = units;
        this.salePrices = salePrices;
        this.admissions = admissions;
    }

    /**
     * Understands an order at the prices of this day. Keeps nothing.
     *
     * @throws RefusedException with every fault at once: an unknown customer, product or coupon, a currency, channel or way of payment
     *     that does not fit
     */
    public Draft draft(NewOrder order) {
        Faults faults = new Faults();
        Optional<Customer> customer = customers.find(order.customerId());
        customer.ifPresentOrElse(
                known -> check(order, known, faults),
                () -> faults.add("/customerId", "there is no customer " + order.customerId()));
        if (!Starts.take(order.channel())) {
            faults.add("/channel", "orders of this channel are not taken yet");
        } else if (!PaymentMethod.of(order.channel()).contains(order.paymentMethod())) {
            faults.add("/payment/method", "must be one of " + PaymentMethod.of(order.channel()) + " in this channel");
        }
        admissions.forEach(admission -> admission.check(order, faults));
        List<OrderLine> lines = lines(order, customer, faults);
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

    private List<OrderLine> lines(NewOrder order, Optional<Customer> buyer, Faults faults) {
        List<NewOrder.Line> asked = order.lines();
        Map<Sku, Product> known = products.find(asked.stream().map(NewOrder.Line::sku).collect(Collectors.toSet()));
        UnitConversions conversions = units.conversions(known,
                asked.stream().filter(line -> line.unit() != null).map(NewOrder.Line::sku).collect(Collectors.toSet()));
        Map<Sku, SalePrice> found = salePrices.of(order.channel(), buyer, known);
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
                add(lines, index + 1, product, Objects.requireNonNull(found.get(line.sku())), line,
                        conversions, pointer, faults);
            }
        }
        return lines;
    }

    private static void add(
            List<OrderLine> lines,
            int lineNo,
            Product product,
            SalePrice price,
            NewOrder.Line asked,
            UnitConversions conversions,
            String pointer,
            Faults faults) {
        String unit = asked.unit();
        try {
            lines.add(OrderLine.goods(lineNo, product, asked.agreed() == null ? price : price.at(asked.agreed()),
                    conversions.toBase(asked.sku(), asked.quantity(), unit, pointer, faults),
                    unit == null || unit.equals(product.unit()) ? null : new OrderedQuantity(asked.quantity(), unit)));
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
