package dev.baton.payment;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerRegistered;
import dev.baton.customer.CustomerType;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the accounts of those who are registered: prepaid for all, and receivable for those who may buy on credit. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AccountOpening {

    private final Ledger ledger;
    private final Grants grants;

    AccountOpening(Ledger ledger, Grants grants) {
        this.ledger = ledger;
        this.grants = grants;
    }

    @EventListener
    void on(CustomerRegistered event) {
        openPrepaid(event.customer(), event.openingBalance());
        if (event.customer().type() != CustomerType.CONSUMER) {
            openReceivable(event.customer());
        }
    }

    private void openPrepaid(Customer customer, @Nullable Money openingBalance) {
        String owner = customer.id().value();
        AccountId prepaid = ledger.openAccount(owner, AccountKind.PREPAID, customer.currency());
        if (openingBalance != null && openingBalance.isPositive()) {
            AccountId opening = AccountId.internal(AccountKind.OPENING_BALANCE, customer.currency());
            ledger.transfer("opening:" + owner + ":" + customer.currency(), opening, prepaid, openingBalance,
                    "opening balance", owner);
            grants.serve(prepaid);
        }
    }

    private void openReceivable(Customer customer) {
        AccountId receivable =
                ledger.openAccount(customer.id().value(), AccountKind.RECEIVABLE, customer.currency());
        Money limit = customer.creditLimit() == null ? Money.zero(customer.currency()) : customer.creditLimit();
        ledger.lock(receivable);
        if (!ledger.changeLimit(receivable, limit)) {
            throw new RefusedException("/creditLimit", "is less than what is owed or held");
        }
        grants.serve(receivable);
    }
}
