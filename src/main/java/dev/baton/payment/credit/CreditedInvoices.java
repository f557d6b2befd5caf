package dev.baton.payment.credit;

import dev.baton.ledger.AccountId;
import dev.baton.payment.InvoiceCredits;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what is owed for returned goods off the open items of their order, or makes good what was given up for them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CreditedInvoices implements InvoiceCredits {

    private final OpenItems items;

    CreditedInvoices(OpenItems items) {
        this.items = items;
    }

    @Override
    public Credited credit(OrderId order, AccountId receivable, Money amount, String cause) {
        Money none = Money.zero(amount.currency());
        Credited all = new Credited(none, none);
        for (Receivable item : items.of(order)) {
            Money left = amount.minus(all.owed()).minus(all.redeemed());
            Money owed = left.min(item.open());
            Money redeemed = left.minus(owed).min(item.lost());
            if (item.account().equals(receivable) && owed.plus(redeemed).isPositive()) {
                items.credit(item, owed, redeemed, cause);
                all = new Credited(all.owed().plus(owed), all.redeemed().plus(redeemed));
            }
        }
        return all;
    }
}
