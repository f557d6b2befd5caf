package dev.baton.order;

import dev.baton.customer.Customer;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the facts for the rules out of an order: the whole first, then one for each category, then one for each coupon. */
final class Facts {

    private final Customer customer;
    private final Channel channel;
    private final PaymentMethod paymentMethod;
    private final BigDecimal orderAmount;

    private Facts(Customer customer, Channel channel, PaymentMethod paymentMethod, List<OrderLine> goods) {
        this.customer = customer;
        this.channel = channel;
        this.paymentMethod = paymentMethod;
        this.orderAmount = amount(goods);
    }

    static List<Fact> of(
            Customer customer,
            Channel channel,
            PaymentMethod paymentMethod,
            List<String> coupons,
            List<OrderLine> lines) {
        List<OrderLine> goods = lines.stream().filter(OrderLine::isGoods).toList();
        Map<String, List<OrderLine>> groups = new TreeMap<>();
        goods.forEach(line -> groups.computeIfAbsent(line.category(), category -> new ArrayList<>()).add(line));
        Facts facts = new Facts(customer, channel, paymentMethod, goods);
        List<Fact> all = new ArrayList<>();
        all.add(facts.about("ORDER", "", goods, ""));
        groups.forEach((category, group) -> all.add(facts.about("GROUP", category, group, "")));
        coupons.forEach(coupon -> all.add(facts.about("COUPON", "", goods, coupon)));
        return all;
    }

    private Fact about(String scope, String category, List<OrderLine> lines, String coupon) {
        return new Fact(
                scope,
                channel.name(),
                customer.type().name(),
                customer.tier(),
                customer.region(),
                customer.status().name(),
                paymentMethod.name(),
                category,
                lines.stream().map(line -> line.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add),
                amount(lines),
                orderAmount,
                lines.size(),
                (int) lines.stream().filter(line -> !line.listed()).count(),
                (int) lines.stream().filter(OrderLine::outsideBand).count(),
                coupon);
    }

    private static BigDecimal amount(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::subtotal).map(Money::toDecimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
