package dev.baton.settlement.share;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountClosing;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts on which distributors have their shares. None is closed while something may still come. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SellerAccounts {

    private final Ledger ledger;
    private final StoredShares shares;

    SellerAccounts(Ledger ledger, StoredShares shares) {
        this.ledger = ledger;
        this.shares = shares;
    }

    /** Opens them, unless they are open. */
    List<AccountId> open(CustomerId seller, String currency) {
        return List.of(ledger.openAccount(seller.value(), AccountKind.SPLIT, currency),
                ledger.openAccount(seller.value(), AccountKind.SETTLEMENT, currency));
    }

    @EventListener
    void on(AccountClosing event) {
        Account account = event.account();
        if (account.kind() == AccountKind.SPLIT || account.kind() == AccountKind.SETTLEMENT) {
            event.refuseFor(shares.owedTo(String.valueOf(account.owner()), account.currency()));
        }
    }
}
