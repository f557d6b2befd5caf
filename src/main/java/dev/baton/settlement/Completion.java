package dev.baton.settlement;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.Consignments;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.settlement.share.SharedSales;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Completes orders of which everything is delivered and settled, but for what was cancelled. Nothing is charged for carrying what never arrived. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Completion {

    private final Orders orders;
    private final Consignments consignments;
    private final SettlementDocuments documents;
    private final SharedSales sharedSales;
    private final Payments payments;
    private final Ledger ledger;

    Completion(
            Orders orders,
            Consignments consignments,
            SettlementDocuments documents,
            SharedSales sharedSales,
            Payments payments,
            Ledger ledger) {
        this.orders = orders;
        this.consignments = consignments;
        this.documents = documents;
        this.sharedSales = sharedSales;
        this.payments = payments;
        this.ledger = ledger;
    }

    /**
     * Nobody else settles the order meanwhile.
     *
     * @param seen the order as it was read since then
     * @return whether it is completed, and with it said what has become of its money
     */
    boolean completeIfDone(Order seen) {
        OrderId orderId = seen.id();
        // more may have been delivered meanwhile, but what is delivered stays so until it is completed here
        Order order = seen.status() == OrderStatus.DELIVERED ? seen : orders.get(orderId);
        if (order.status() != OrderStatus.DELIVERED || isAnyUnsettled(orderId)) {
            return false;
        }
        giveBackCharges(order);
        if (!ledger.openHolds(orderId.toString()).isEmpty()) {
            // what is held for cancelled goods is given back by a step of its own, which completes the order
            return false;
        }
        orders.markCompleted(orderId, sharedSales.statusOf(orderId, order.currency(), PaymentStatus.CAPTURED));
        return true;
    }

    private void giveBackCharges(Order order) {
        Money charges = order.lines().stream()
                .filter(line -> !line.isGoods())
                .map(OrderLine::total)
                .reduce(Money.zero(order.currency()), Money::plus);
        if (charges.isPositive() && !documents.areChargesSettled(order.id())) {
            payments.giveBack(order.id(), "charges", charges);
        }
    }

    private boolean isAnyUnsettled(OrderId orderId) {
        return consignments.of(orderId).stream()
                .filter(found -> found.state() == State.DELIVERED)
                .map(Consignment::id)
                .anyMatch(delivered -> documents.numberFor(delivered).isEmpty());
    }
}
