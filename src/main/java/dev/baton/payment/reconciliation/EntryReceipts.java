package dev.baton.payment.reconciliation;

import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.Allotment;
import dev.baton.payment.credit.NewReceipt;
import dev.baton.payment.credit.Receipts;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes receipts out of entries: money for what a customer owes is booked item by item. */
@Component
class EntryReceipts {

    /** What a receipt of ours names as the institution. */
    static final String INSTITUTION = "Bank statement";

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
     * @param allotments what is paid first; then the oldest due
     */
    void enter(Entry entry, String purpose, CustomerId customer, Money part, List<Allotment> allotments) {
        receipts.enter(new NewReceipt(customer, part, INSTITUTION, entry.id() + "/" + purpose, clock.instant(),
                allotments), RECONCILIATION);
    }
}
