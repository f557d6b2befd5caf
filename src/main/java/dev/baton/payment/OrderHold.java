package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Hold;
import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.stream.Stream;

/**
 * The money that an order needs: its total, or a part of that, on the account of its customer that its payment method names.
 *
 * @param revision the order's revision, since an amended order needs another amount
 */
public record OrderHold(OrderId orderId, int revision, AccountId account, Money amount, Part part) {

    /** What of an order's money it is. */
    public enum Part {
        TOTAL,
        /** What is held of a pre-order's total until it is to be sold. */
        DEPOSIT,
        /** What is held on top of that before it is sold. */
        REST
    }

    /** An order's total. */
    public OrderHold(OrderId orderId, int revision, AccountId account, Money amount) {
        this(orderId, revision, account, amount, Part.TOTAL);
    }

    /** All that the order costs. */
    public static OrderHold of(Order order) {
        AccountKind kind = switch (order.paymentMethod()) {
            // what is paid online, by voucher, or by card at delivery, comes to the prepaid account first
            case PREPAID, ONLINE, POS, VOUCHER -> AccountKind.PREPAID;
            case CREDIT -> AccountKind.RECEIVABLE;
        };
        AccountId account = AccountId.of(order.customerId().value(), kind, order.currency());
        return new OrderHold(order.id(), order.revision(), account, order.total());
    }

    /** So much of it as is held at first. All of it is no deposit. */
    OrderHold deposit(Money first) {
        return first.equals(amount) ? this : new OrderHold(orderId, revision, account, first, Part.DEPOSIT);
    }

    /** What is left of it where so much is held. */
    OrderHold rest(Money held) {
        return new OrderHold(orderId, revision, account, amount.minus(held), Part.REST);
    }

    /** The hold's business key in the ledger. */
    public String key() {
        return part == Part.REST ? restKey() : firstKey();
    }

    private String firstKey() {
        return "order:" + orderId + ":hold:" + revision;
    }

    private String restKey() {
        return "order:" + orderId + ":rest:" + revision;
    }

    /** Whether this is a hold for the order's revision: the first one, the one for the rest, or a part of either on one of several accounts. */
    boolean isOfSameRevision(Hold hold) {
        return Stream.of(firstKey(), restKey())
                .anyMatch(key -> hold.key().equals(key) || hold.key().startsWith(key + ":"));
    }

    /** What the ledger finds all holds of the order by. */
    public String reference() {
        return orderId.toString();
    }
}
