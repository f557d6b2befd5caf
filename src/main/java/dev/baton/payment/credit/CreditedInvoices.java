package dev.baton.payment.credit;

import dev.baton.ledger.AccountId;
import dev.baton.payment.InvoiceCredits;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what is owed for returned goods off the open items of their order. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CreditedInvoices implements InvoiceCredits {

    private final OpenItems items;

    CreditedInvoices(OpenItems items) {
        this.items = items;
    }

    @Override
    public Money credit(OrderId order, AccountId receivable, Money amount, String cause) {
        Money left = amount;
        for (Receivable item : items.owedFor(order)) {
            Money part = left.min(item.open());
            if (part.isPositive() && item.account().equals(receivable)) {
                items.credit(item, part, cause);
                left = left.minus(part);
            }
        }
        return amount.minus(left);
    }
}
