package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.order.cancellation.HeldMoney;
import dev.baton.order.cancellation.StoredCancellations;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of the money held for orders that are cancelled. */
@Component
class CancellationFees implements HeldMoney {

    private final Ledger ledger;
    private final Orders orders;
    private final StoredCancellations cancellations;

    CancellationFees(Ledger ledger, Orders orders, StoredCancellations cancellations) {
        this.ledger = ledger;
        this.orders = orders;
        this.cancellations = cancellations;
    }

    @Override
    public Money heldFor(OrderId order, String currency) {
        return ledger.held(order.toString(), currency);
    }

    /**
     * Posts the fee that was agreed for an order out of what is held for it, the first holds first. Behind the order's closed fence, its account is
     * locked; all that is left is given back after it.
     *
     * @param holds all that is held for the order; without any there is no fee
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Order order, List<Hold> holds) {
        Money fee = cancellations.feeOf(order.id(), order.currency());
        if (holds.isEmpty() || !fee.isPositive()) {
            return;
        }
        Money tax = taxWithin(fee, order);
        String what = "Order " + order.number() + ", cancelled";
        ledger.post("cancellation-fee", holds, Stream.of(
                new Leg(ours(AccountKind.CANCELLATION_REVENUE, order), fee.minus(tax), what),
                new Leg(ours(AccountKind.TAX_PAYABLE, order), tax, what + ", tax"))
                .filter(leg -> leg.amount().isPositive())
                .toList());
        orders.note(order.id(), "payment.fee-kept", "payment", "A fee of " + fee.words() + " is kept");
    }

    /** In the proportion of the tax within the order itself, whose lines may be taxed differently; rounded half-up. */
    private static Money taxWithin(Money fee, Order order) {
        Money tax = order.lines().stream()
                .map(CancellationFees::tax)
                .reduce(Money.zero(order.currency()), Money::plus);
        BigDecimal part = BigDecimal.valueOf(fee.minor())
                .multiply(BigDecimal.valueOf(tax.minor()))
                .divide(BigDecimal.valueOf(order.total().minor()), 0, RoundingMode.HALF_UP);
        return new Money(part.longValueExact(), fee.currency());
    }

    private static Money tax(OrderLine line) {
        return Vat.taxWithin(line.total(), line.taxRate());
    }

    private static AccountId ours(AccountKind kind, Order order) {
        return AccountId.internal(kind, order.currency());
    }
}
