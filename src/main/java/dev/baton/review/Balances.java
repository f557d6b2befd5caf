package dev.baton.review;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.money.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a customer can still spend in the way in which an order is paid. */
@Component
class Balances {

    private final Ledger ledger;

    Balances(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty if the customer has no such account. */
    Optional<Money> available(Order order) {
        AccountKind kind = order.paymentMethod() == PaymentMethod.CREDIT ? AccountKind.RECEIVABLE : AccountKind.PREPAID;
        return ledger.accountsOf(order.customerId().value())
                .stream()
                .filter(account -> account.kind() == kind && account.currency().equals(order.currency()))
                .findFirst()
                .map(Account::available);
    }
}
