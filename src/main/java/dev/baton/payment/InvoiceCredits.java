package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/** What is owed for orders that were bought on credit becomes less, since goods were returned. Belongs into the caller's transaction. */
public interface InvoiceCredits {

    /**
     * Takes an amount off what is owed for an order, the oldest due first, and then off what was given up of it: nobody has paid that. The account
     * is locked, and the caller books both.
     *
     * @param receivable the account on which it is owed
     * @param cause for which it is credited once, such as a refund
     */
    Credited credit(OrderId order, AccountId receivable, Money amount, String cause);

    /**
     * What is credited: together not more than the amount, and perhaps nothing.
     *
     * @param owed to be booked to the account on which it was owed
     * @param redeemed to be booked to the bad debts, where it is
     */
    record Credited(Money owed, Money redeemed) {}
}
