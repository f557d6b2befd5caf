package dev.baton.settlement;

import dev.baton.allocation.Portion;
import dev.baton.order.LineKind;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.money.Vat;
import dev.baton.product.Sku;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is settled together, split line by line into what is ours and what is the state's. */
record Split(String currency, List<Part> parts) {

    /** So much of a line of the order; for a charge, all of it. */
    record Part(int lineNo, LineKind kind, Sku sku, Quantity quantity, Money net, Money tax) {

        private static Part of(Portion goods) {
            return new Part(goods.lineNo(), LineKind.GOODS, goods.sku(), goods.quantity(), goods.net(), goods.tax());
        }

        /** The tax is rounded half-up to the minor unit. */
        static Part of(OrderLine line) {
            Money tax = Vat.taxWithin(line.total(), line.taxRate());
            return new Part(line.lineNo(), line.kind(), line.sku(), line.quantity(), line.total().minus(tax), tax);
        }

        Money total() {
            return net.plus(tax);
        }
    }

    /** The whole order. */
    static Split of(Order order) {
        return new Split(order.currency(), order.lines().stream().map(Part::of).toList());
    }

    /** Some of an order's goods, and the order's charges if they are settled together with them. */
    static Split of(Order order, List<Portion> goods, boolean withCharges) {
        Stream<Part> charges = order.lines().stream().filter(line -> withCharges && !line.isGoods()).map(Part::of);
        return new Split(order.currency(), Stream.concat(goods.stream().map(Part::of), charges).toList());
    }

    /** For goods, without tax. */
    Money revenue() {
        return sum(part -> part.kind() == LineKind.GOODS, Part::net);
    }

    /** For carrying them, without tax. */
    Money freight() {
        return sum(part -> part.kind() != LineKind.GOODS, Part::net);
    }

    Money tax() {
        return sum(part -> true, Part::tax);
    }

    Money net() {
        return revenue().plus(freight());
    }

    Money total() {
        return net().plus(tax());
    }

    /** For goods, VAT included. */
    Money goods() {
        return sum(part -> part.kind() == LineKind.GOODS, Part::total);
    }

    /** For carrying them, VAT included. */
    Money charges() {
        return sum(part -> part.kind() != LineKind.GOODS, Part::total);
    }

    private Money sum(Predicate<Part> which, Function<Part, Money> amount) {
        return parts.stream().filter(which).map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
