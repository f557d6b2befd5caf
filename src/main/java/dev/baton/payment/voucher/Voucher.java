package dev.baton.payment.voucher;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Proof of money that was paid in outside of the system.
 *
 * @param institution where it was paid in, such as a bank
 * @param reference the number of the {@link dev.baton.payment.proof.Proof}
 * @param paidOn when, by the proof; null for the day on which it is entered
 * @param note in the words of who enters it
 * @param attachment the proof itself; null if there is none
 */
public record Voucher(
        PaidBy method,
        String institution,
        String reference,
        Money amount,
        @Nullable LocalDate paidOn,
        String note,
        @Nullable Attachment attachment) {

    /** How money is paid in. */
    public enum PaidBy {
        BANK_TRANSFER, POS_SLIP, CHEQUE, CASH
    }
}
