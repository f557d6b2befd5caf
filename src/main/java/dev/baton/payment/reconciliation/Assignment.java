package dev.baton.payment.reconciliation;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.InsufficientBalanceException;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.platform.problem.RefusedException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books entries on accounts that people name. The entry is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Assignment {

    /** What is at the bank or nobody's needs no assigning, and nobody pays in what we give. */
    private static final Set<AccountKind> NOT_ASSIGNABLE =
            Set.of(AccountKind.BANK, AccountKind.UNALLOCATED, AccountKind.BONUS, AccountKind.POINTS);

    private final Matches matches;
    private final EntryReceipts receipts;
    private final Ledger ledger;
    private final Grants grants;

    Assignment(Matches matches, EntryReceipts receipts, Ledger ledger, Grants grants) {
        this.matches = matches;
        this.receipts = receipts;
        this.ledger = ledger;
        this.grants = grants;
    }

    /** Where an entry's money lies until it is assigned. */
    enum Source {
        BANK(AccountKind.BANK, ""),
        /** It was booked there since nobody knew whose it is. */
        UNALLOCATED(AccountKind.UNALLOCATED, "assigned:");

        private final AccountKind kind;
        private final String step;

        Source(AccountKind kind, String step) {
            this.kind = kind;
            this.step = step;
        }
    }

    /** @throws RefusedException (422) if there is no such account, or it cannot take the entry */
    void assign(Entry entry, AccountId id, Source source) {
        Account account = ledger.account(id).orElseThrow(
                () -> new RefusedException("/accountId", "there is no account " + id));
        requireFits(entry, account);
        String owner = account.owner();
        if (account.kind() == AccountKind.RECEIVABLE && owner != null) {
            pay(entry, id, new CustomerId(owner), source);
        } else {
            book(entry, id, source);
        }
    }

    private static void requireFits(Entry entry, Account account) {
        if (!account.currency().equals(entry.amount().currency())) {
            throw new RefusedException("/accountId", "is in " + account.currency() + ", the entry in "
                    + entry.amount().currency());
        }
        if (NOT_ASSIGNABLE.contains(account.kind())) {
            throw new RefusedException("/accountId", "of kind " + account.kind() + " takes no bank entries");
        }
    }

    /** What a customer owes is paid item by item, the oldest due first. */
    private void pay(Entry entry, AccountId account, CustomerId customer, Source source) {
        if (!entry.isIncoming()) {
            throw new RefusedException("/accountId", "is paid by what comes in only");
        }
        matches.withdraw(entry.id());
        if (source == Source.UNALLOCATED) {
            // a receipt books from the bank, to which the money goes back first
            EntryBooking booking = booking(entry, source);
            booking.pay(booking.ours(source.kind), entry.amount(), "assigned to " + account);
        }
        receipts.enter(entry, "owed", customer, entry.amount(), List.of());
        Expected owed = new Expected("OWED", account.value(), account.value(), entry.amount(),
                entry.booked().bookingDate(), "What " + customer + " owes");
        matches.settle(entry.id(), owed, new Expectations.Settled(entry.amount(), entry.amount()));
    }

    /**
     * Books an entry on an account as it is.
     *
     * @throws RefusedException (422) if the account has less than the entry takes
     */
    void book(Entry entry, AccountId account, Source source) {
        matches.withdraw(entry.id());
        EntryBooking booking = booking(entry, source);
        AccountId from = booking.ours(source.kind);
        String memo = "bank transfer of " + entry.booked().bookingDate();
        try {
            if (entry.isIncoming()) {
                booking.move(from, account, entry.amount(), memo);
            } else {
                booking.move(account, from, entry.amount(), memo);
            }
        } catch (InsufficientBalanceException tooLittle) {
            throw new RefusedException("/accountId", "has less than the entry takes");
        }
    }

    private EntryBooking booking(Entry entry, Source source) {
        return new EntryBooking(ledger, grants, entry, source.step);
    }
}
