package dev.baton.payment.online;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds out who pays, and whether that can be. */
@Component
class Payers {

    private static final Set<OrderStatus> UNPAID =
            EnumSet.of(OrderStatus.RECEIVED, OrderStatus.PRICED, OrderStatus.AWAITING_PAYMENT);
    private static final Set<OrderStatus> CLOSED =
            EnumSet.of(OrderStatus.CANCELLING, OrderStatus.CANCELLED, OrderStatus.REJECTED);

    private final Orders orders;
    private final Customers customers;
    private final Ledger ledger;

    Payers(Orders orders, Customers customers, Ledger ledger) {
        this.orders = orders;
        this.customers = customers;
        this.ledger = ledger;
    }

    /** Whose prepaid account the money goes to, and through which channel it comes. */
    record Payer(String customer, Channel channel) {}

    /**
     * @throws RefusedException (422) if the caller sees no such account or order, or it takes no such payment
     * @throws ConflictException (409) if the order does not wait for money
     * @throws OrderClosedException (409) if the order is closed
     */
    Payer of(NewPayment wish, Caller caller) {
        OrderId orderId = wish.orderId();
        AccountId accountId = wish.accountId();
        if (orderId != null) {
            return payer(orderId, wish.amount(), caller);
        }
        if (accountId != null) {
            return payer(accountId, wish.amount(), caller);
        }
        throw new RefusedException("/accountId", "an account or an order must be named");
    }

    /** @throws ConflictException (409) if the order is paid whole by what was captured for it */
    void requireOwing(OrderId id, Money captured) {
        Order order = orders.get(id);
        if (captured.compareTo(order.total()) >= 0) {
            throw new ConflictException("Order " + order.number() + " has been paid.");
        }
    }

    private Payer payer(OrderId id, Money amount, Caller caller) {
        Order order = orders.find(id)
                .filter(found -> caller.sees(found.customerId().value()))
                .orElseThrow(() -> new RefusedException("/orderId", "there is no order " + id));
        if (order.paymentMethod() != PaymentMethod.ONLINE) {
            throw new RefusedException("/orderId", "the order is paid by " + order.paymentMethod());
        }
        requireCurrency(amount, order.currency());
        if (CLOSED.contains(order.status())) {
            throw new OrderClosedException(id);
        }
        if (!UNPAID.contains(order.status()) || order.paymentStatus() == PaymentStatus.HELD) {
            throw new ConflictException("Order " + order.number() + " does not wait for money.");
        }
        return new Payer(order.customerId().value(), order.channel());
    }

    private Payer payer(AccountId id, Money amount, Caller caller) {
        Account account = ledger.account(id)
                .filter(found -> found.isSeenBy(caller))
                .orElseThrow(() -> new RefusedException("/accountId", "there is no account " + id));
        if (account.kind() != AccountKind.PREPAID) {
            throw new RefusedException("/accountId", "only a prepaid account is paid into online");
        }
        requireCurrency(amount, account.currency());
        String owner = String.valueOf(account.owner());
        return new Payer(owner, channel(customers.find(new CustomerId(owner)).map(Customer::type)
                .orElseThrow(() -> new RefusedException("/accountId", "no customer has account " + id))));
    }

    private static void requireCurrency(Money amount, String currency) {
        if (!amount.currency().equals(currency)) {
            throw new RefusedException("/currency", "is to be paid in " + currency);
        }
    }

    private static Channel channel(CustomerType type) {
        return switch (type) {
            case DISTRIBUTOR -> Channel.DISTRIBUTOR;
            case RETAILER -> Channel.RETAILER;
            case CONSUMER -> Channel.GROUP_BUY;
        };
    }
}
