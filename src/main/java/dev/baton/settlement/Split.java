package dev.baton.settlement;

import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** An order's total, split line by line into what is ours and what is the state's. */
record Split(String currency, List<Part> parts) {

    /** @param tax within the line's total, rounded half-up to the minor unit */
    record Part(OrderLine line, Money tax) {

        Money net() {
            return line.total().minus(tax);
        }
    }

    static Split of(Order order) {
        return new Split(order.currency(), order.lines().stream()
                .map(line -> new Part(line, Vat.taxWithin(line.total(), line.taxRate())))
                .toList());
    }

    /** For goods, without tax. */
    Money revenue() {
        return sum(part -> part.line().isGoods(), Part::net);
    }

    /** For carrying them, without tax. */
    Money freight() {
        return sum(part -> !part.line().isGoods(), Part::net);
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

    private Money sum(Predicate<Part> which, Function<Part, Money> amount) {
        return parts.stream().filter(which).map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
