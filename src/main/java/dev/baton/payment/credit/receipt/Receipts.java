package dev.baton.payment.credit.receipt;

import dev.baton.customer.Customers;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Transfer;
import dev.baton.payment.Grants;
import dev.baton.payment.credit.OpenItems;
import dev.baton.payment.credit.receipt.Distribution.Part;
import dev.baton.payment.credit.receipt.Distribution.Purpose;
import dev.baton.payment.proof.Proof;
import dev.baton.payment.proof.Proofs;
import dev.baton.payment.proof.Proofs.Kind;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.problem.Faults;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books what customers pay for what they owe. */
@Service
@Transactional
public class Receipts {

    private final Customers customers;
    private final OpenItems items;
    private final StoredReceipts receipts;
    private final Proofs proofs;
    private final Ledger ledger;
    private final Grants grants;
    private final Clock clock;

    Receipts(
            Customers customers,
            OpenItems items,
            StoredReceipts receipts,
            Proofs proofs,
            Ledger ledger,
            Grants grants,
            Clock clock) {
        this.customers = customers;
        this.items = items;
        this.receipts = receipts;
        this.proofs = proofs;
        this.ledger = ledger;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * Books a receipt: for the items that it names, then for the oldest due, and what is more than is owed as prepaid money. Orders that
     * waited for any of it go on.
     *
     * @throws dev.baton.platform.problem.RefusedException (422) if the customer is unknown or has no such accounts, or if the allotments
     *     do not fit
     * @throws dev.baton.platform.problem.ConflictException (409) if the proof was used before
     */
    public Receipt enter(NewReceipt asked, String enteredBy) {
        requireAccounts(asked);
        AccountId prepaid = account(asked, AccountKind.PREPAID);
        AccountId receivable = account(asked, AccountKind.RECEIVABLE);
        ledger.lock(prepaid);
        ledger.lock(receivable);
        Distribution distribution = Distribution.of(asked.amount(), asked.allotments(),
                items.invoiced(receivable, asked.allotments().stream().map(Allotment::invoice).toList()),
                items.owedOn(receivable));
        Receipt receipt = receipt(asked, distribution, enteredBy);
        proofs.use(Proof.of(asked.institution(), asked.reference()), Kind.RECEIPT, receipt.id());
        receipts.add(receipt);
        ledger.linked(transfers(receipt, distribution, prepaid, receivable));
        distribution.parts().forEach(this::apply);
        if (distribution.rest().isPositive()) {
            grants.serve(prepaid);
        }
        grants.serve(receivable);
        return receipt;
    }

    /** What an open item got of receipts, oldest first. */
    @Transactional(readOnly = true)
    public List<Payment> of(UUID receivable, String currency) {
        return receipts.of(receivable, currency);
    }

    private void requireAccounts(NewReceipt asked) {
        Faults faults = new Faults();
        if (customers.find(asked.customerId()).isEmpty()) {
            faults.add("/customerId", "is no customer");
        } else if (ledger.account(account(asked, AccountKind.RECEIVABLE)).isEmpty()
                || ledger.account(account(asked, AccountKind.PREPAID)).isEmpty()) {
            faults.add("/currency", "the customer has no account in " + asked.amount().currency());
        }
        faults.throwIfRefused();
    }

    private void apply(Part part) {
        switch (part.purpose()) {
            case PAYMENT -> items.pay(part.item(), part.amount());
            case RECOVERY -> items.recover(part.item(), part.amount());
        }
    }

    private Receipt receipt(NewReceipt asked, Distribution distribution, String enteredBy) {
        return new Receipt(Ids.next(), asked.customerId(), asked.amount(), asked.amount().currency(),
                asked.institution(), asked.reference(), asked.at().truncatedTo(ChronoUnit.MICROS), enteredBy,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                distribution.parts().stream()
                        .map(part -> new Receipt.Part(part.item().id(), part.item().invoice(), part.purpose().name(),
                                part.amount()))
                        .toList(),
                distribution.rest());
    }

    private static List<Transfer> transfers(
            Receipt receipt,
            Distribution distribution,
            AccountId prepaid,
            AccountId receivable) {
        AccountId bank = AccountId.internal(AccountKind.BANK, receipt.currency());
        AccountId badDebt = AccountId.internal(AccountKind.BAD_DEBT, receipt.currency());
        String key = "receipt:" + receipt.id() + ":";
        List<Transfer> all = new ArrayList<>();
        for (Part part : distribution.parts()) {
            boolean recovered = part.purpose() == Purpose.RECOVERY;
            all.add(new Transfer(key + (all.size() + 1), bank, recovered ? badDebt : receivable, part.amount(),
                    (recovered ? "bad debt recovered by " : "receipt by ") + receipt.institution(),
                    part.item().invoice()));
        }
        if (distribution.rest().isPositive()) {
            all.add(new Transfer(key + "balance", bank, prepaid, distribution.rest(),
                    "receipt by " + receipt.institution() + ", more than owed", receipt.reference()));
        }
        return all;
    }

    private static AccountId account(NewReceipt asked, AccountKind kind) {
        return AccountId.of(asked.customerId().value(), kind, asked.amount().currency());
    }
}
