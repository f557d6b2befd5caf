package dev.baton.payment.voucher.web;

import dev.baton.payment.Amounts;
import dev.baton.payment.voucher.Attachment;
import dev.baton.payment.voucher.Voucher;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An offline payment as it is entered.
 *
 * @param method {@code BANK_TRANSFER}, {@code POS_SLIP}, {@code CHEQUE} or {@code CASH}; the first when it is not named
 * @param amount in major units, such as {@code "1234.50"}
 * @param currency of the account
 * @param institution where the money was paid in, such as a bank; {@code OFFLINE} when it is not named
 * @param reference the voucher's number
 * @param paidOn the day of the payment, by the voucher; today when it is not named
 * @param attachment the voucher itself, of up to 700 kB
 */
record TopUpRequest(
        @Nullable String method,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String institution,
        @Nullable String reference,
        @Nullable String paidOn,
        @Nullable String note,
        @Nullable AttachmentRequest attachment) {

    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 500;
    private static final String ELSEWHERE = "OFFLINE";

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Voucher check() {
        Faults faults = new Faults();
        PaidBy paidBy = paidBy(faults);
        String bank = institution == null || institution.isBlank()
                ? ELSEWHERE
                : faults.text("/institution", institution, LONGEST);
        String number = faults.text("/reference", reference, LONGEST);
        String remark = note == null ? "" : note.strip();
        if (remark.length() > LONGEST_NOTE) {
            faults.add("/note", "must not be longer than " + LONGEST_NOTE + " characters");
        }
        Optional<Money> money = Amounts.readPositive(amount, currency, faults);
        LocalDate day = Moments.readDay("/paidOn", paidOn, faults);
        Attachment file = attachment == null ? null : attachment.check(faults);
        faults.throwIfInvalid();
        return new Voucher(paidBy, bank, number, money.orElseThrow(), day, remark, file);
    }

    private PaidBy paidBy(Faults faults) {
        if (method == null) {
            return PaidBy.BANK_TRANSFER;
        }
        Optional<PaidBy> known = Arrays.stream(PaidBy.values()).filter(each -> each.name().equals(method)).findFirst();
        if (known.isEmpty()) {
            faults.add("/method", "must be one of BANK_TRANSFER, POS_SLIP, CHEQUE, CASH");
        }
        return known.orElse(PaidBy.BANK_TRANSFER);
    }
}
