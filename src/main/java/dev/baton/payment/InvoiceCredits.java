package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/** What is owed for orders that were bought on credit becomes less, since goods were returned. Belongs into the caller's transaction. */
public interface InvoiceCredits {

    /**
     * Takes an amount off what is owed for an order, the oldest due first. The account is locked, and the caller books what is credited to it.
     *
     * @param receivable the account on which it is owed
     * @param cause for which it is credited once, such as a refund
     * @return what is credited: not more than what is owed, and perhaps nothing
     */
    Money credit(OrderId order, AccountId receivable, Money amount, String cause);
}
