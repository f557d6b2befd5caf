package dev.baton.payment.credit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An open item with all that came of it, oldest first. */
public record ReceivableDetail(
        @JsonUnwrapped ReceivableView receivable,
        List<Payment> receipts,
        List<WriteOff> writeOffs,
        List<Dunning> dunnings) {

    public ReceivableDetail {
        receipts = List.copyOf(receipts);
        writeOffs = List.copyOf(writeOffs);
        dunnings = List.copyOf(dunnings);
    }

    /**
     * What a receipt paid of it.
     *
     * @param purpose {@code PAYMENT}, or {@code RECOVERY} of what was written off before
     */
    public record Payment(
            UUID receiptId,
            String institution,
            String reference,
            Instant at,
            String enteredBy,
            String purpose,
            Money amount) {}
}
