package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Hold;
import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/**
 * The money that an order needs: its total, on the account of its customer that its payment method names.
 *
 * @param revision the order's revision, since an amended order needs another amount
 */
public record OrderHold(OrderId orderId, int revision, AccountId account, Money amount) {

    /** @throws IllegalStateException if the order is not paid from an account */
    public static OrderHold of(Order order) {
        AccountKind kind = switch (order.paymentMethod()) {
            // what is paid online, or by card at delivery, comes to the prepaid account first
            case PREPAID, ONLINE, POS -> AccountKind.PREPAID;
            case CREDIT -> AccountKind.RECEIVABLE;
            case VOUCHER -> throw new IllegalStateException(
                    "order " + order.id() + " is paid by " + order.paymentMethod() + ", not from an account");
        };
        AccountId account = AccountId.of(order.customerId().value(), kind, order.currency());
        return new OrderHold(order.id(), order.revision(), account, order.total());
    }

    /** The hold's business key in the ledger. */
    public String key() {
        return "order:" + orderId + ":hold:" + revision;
    }

    /** Whether this is the hold, or the part of it on one of several accounts. */
    boolean isMadeOf(Hold hold) {
        return hold.key().equals(key()) || hold.key().startsWith(key() + ":");
    }

    /** What the ledger finds all holds of the order by. */
    public String reference() {
        return orderId.toString();
    }
}
