package dev.baton.settlement;

import dev.baton.allocation.CancelledRest;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.Portion;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PreOrders;
import dev.baton.payment.Payments;
import dev.baton.platform.money.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what is held for goods that are not charged: nobody waits for them any more, or their customer has not accepted them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnchargedGoods {

    private final OrderMoney orderMoney;
    private final PreOrders preOrders;
    private final Consignments consignments;
    private final Payments payments;
    private final Ledger ledger;
    private final SettlementDocuments documents;

    UnchargedGoods(
            OrderMoney orderMoney,
            PreOrders preOrders,
            Consignments consignments,
            Payments payments,
            Ledger ledger,
            SettlementDocuments documents) {
        this.orderMoney = orderMoney;
        this.preOrders = preOrders;
        this.consignments = consignments;
        this.payments = payments;
        this.ledger = ledger;
        this.documents = documents;
    }

    /** What was cancelled of an order while it waited for stock. May be repeated. */
    void giveBackRest(Order order, UUID waitId, CancelledRest rest) {
        payments.giveBack(order.id(), waitId.toString(), excess(order, rest, giveBackRefused(order)));
    }

    /**
     * All of it, but of a pre-order only what was held before it was cancelled: what was held after that was held without it. What is paid by card at
     * delivery is promised whole, also of a pre-order.
     *
     * @param refused what is not charged and held no more, although it is not cancelled
     */
    private Money excess(Order order, CancelledRest rest, Money refused) {
        if (order.paymentMethod() == PaymentMethod.POS || preOrders.find(order.id()).isEmpty()) {
            return rest.worth();
        }
        Money needed = orderMoney.due(order);
        return rest.worth().min(ledger.held(rest.orderId().toString(), needed.currency())
                .plus(documents.settled(rest.orderId(), needed.currency()))
                .plus(refused)
                .minus(needed));
    }

    /** All that the customer has not accepted of an order so far. */
    private Money giveBackRefused(Order order) {
        return consignments.of(order.id()).stream()
                .map(goods -> giveBackRefused(order, goods))
                .reduce(Money.zero(order.currency()), Money::plus);
    }

    /** What the customer has not accepted of a consignment. May be repeated. */
    Money giveBackRefused(Order order, Consignment goods) {
        Money worth = goods.refused().stream().map(Portion::total).reduce(Money.zero(order.currency()), Money::plus);
        if (worth.isPositive()) {
            payments.giveBack(order.id(), "refused:" + goods.id(), worth);
        }
        return worth;
    }
}
