package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.platform.money.Money;

/** Books on behalf of one entry, in the transaction that decides it. Each of its transfers has a key of the entry's. */
public final class EntryBooking {

    private final Ledger ledger;
    private final Grants grants;
    private final Entry entry;
    private final String key;
    private int transfers;

    /** @param step tells apart what is booked for the same entry at different times */
    EntryBooking(Ledger ledger, Grants grants, Entry entry, String step) {
        this.ledger = ledger;
        this.grants = grants;
        this.entry = entry;
        this.key = "bank-entry:" + entry.id() + ":" + step;
    }

    /** Money came to the bank for this account; whoever waits for it is served. */
    public void receive(AccountId account, Money amount, String memo) {
        move(bank(), account, amount, memo);
    }

    /** Money left the bank at the expense of this account. */
    public void pay(AccountId account, Money amount, String memo) {
        move(account, bank(), amount, memo);
    }

    /** Moves money between two accounts, if it is any; whoever waits for it is served. */
    public void move(AccountId debit, AccountId credit, Money amount, String memo) {
        if (!amount.isPositive()) {
            return;
        }
        transfers++;
        ledger.transfer(key + transfers, debit, credit, amount, memo, entry.id().toString());
        if (ledger.account(credit).filter(account -> account.owner() != null).isPresent()) {
            grants.serve(credit);
        }
    }

    /** Our account of this kind in the entry's currency. */
    public AccountId ours(AccountKind kind) {
        return AccountId.internal(kind, entry.amount().currency());
    }

    private AccountId bank() {
        return ours(AccountKind.BANK);
    }
}
