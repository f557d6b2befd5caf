package dev.baton.payment.reconciliation;

import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.credit.receipt.NewReceipt;
import dev.baton.payment.credit.receipt.Receipts;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes receipts out of entries: money for what a customer owes is booked item by item. */
@Component
public class EntryReceipts {

    /** What a receipt of ours names as the institution. */
    public static final String INSTITUTION = "Bank statement";

    private static final String RECONCILIATION = "reconciliation";

    private final Receipts receipts;
    private final Clock clock;

    EntryReceipts(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Books a part of an entry for what a customer owes.
     *
     * @param purpose tells apart what one entry is for
     * @param part in the entry's currency
     * @param allotments what is paid first; then the oldest due
     * @throws dev.baton.platform.problem.RefusedException if the customer has no accounts in the currency, or the allotments do not fit
     */
    public void enter(Entry entry, String purpose, CustomerId customer, Money part, List<Allotment> allotments) {
        receipts.enter(new NewReceipt(customer, part, INSTITUTION, entry.id() + "/" + purpose, clock.instant(),
                allotments), RECONCILIATION);
    }
}
