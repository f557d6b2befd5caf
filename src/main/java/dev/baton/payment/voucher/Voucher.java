package dev.baton.payment.voucher;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStatus;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
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

    /**
     * Refuses money that the account does not take.
     *
     * @param today in the business time zone
     * @throws RefusedException (422) if the account is in another currency or not a prepaid one, or the day of payment lies in the future
     * @throws ConflictException (409) if the account is closed
     */
    void requireFits(Account account, LocalDate today) {
        if (account.kind() != AccountKind.PREPAID) {
            throw new RefusedException("/accountId", "money is paid into prepaid accounts");
        }
        if (!account.currency().equals(amount.currency())) {
            throw new RefusedException("/currency", "the account is in " + account.currency());
        }
        if (paidOn != null && paidOn.isAfter(today)) {
            throw new RefusedException("/paidOn", "lies in the future");
        }
        if (account.status() == AccountStatus.CLOSED) {
            throw new ConflictException("Account " + account.id() + " is closed.");
        }
    }

    /** How money is paid in. */
    public enum PaidBy {
        BANK_TRANSFER("bank transfer"), POS_SLIP("card, with a slip"), CHEQUE("cheque"), CASH("cash");

        private final String words;

        PaidBy(String words) {
            this.words = words;
        }

        /** For eyes. */
        String words() {
            return words;
        }
    }
}
