package dev.baton.payment;

import dev.baton.ledger.Ledger;
import dev.baton.order.DepositTerms;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PreOrders;
import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of an order's money is to be held when: all of it at first, or a pre-order's deposit first and the rest before it is sold. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Dues {

    private final PreOrders preOrders;
    private final OrderMoney orderMoney;
    private final Ledger ledger;

    Dues(PreOrders preOrders, OrderMoney orderMoney, Ledger ledger) {
        this.orderMoney = orderMoney;
        this.preOrders = preOrders;
        this.ledger = ledger;
    }

    /** @param terms what the rules said of a deposit; null if they said nothing */
    OrderHold first(Order order, @Nullable DepositTerms terms) {
        OrderHold total = OrderHold.of(order);
        // what is paid by card at delivery is paid at once
        return order.paymentMethod() == PaymentMethod.POS
                ? total
                : preOrders.decide(order, terms).map(deposit -> total.deposit(deposit.amount())).orElse(total);
    }

    /** What is not held yet of what is not cancelled; nothing if all of it is. The account is locked, or the order's fence keeps what is held. */
    OrderHold rest(Order order) {
        Money held = ledger.held(order.id().toString(), order.currency());
        return OrderHold.of(order).rest(held.plus(order.total().minus(orderMoney.due(order))));
    }
}
