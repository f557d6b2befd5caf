package dev.baton.payment.web;

import dev.baton.payment.Amounts;
import dev.baton.payment.Voucher;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An offline voucher as finance enters it.
 *
 * @param amount in major units, such as {@code "1234.50"}
 * @param currency of the account
 * @param institution where the money was paid in, such as a bank; {@code OFFLINE} when it is not named
 * @param reference the voucher's number
 */
record TopUpRequest(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String institution,
        @Nullable String reference,
        @Nullable String note) {

    private static final int LONGEST = 100;
    private static final String ELSEWHERE = "OFFLINE";

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Voucher check() {
        Faults faults = new Faults();
        String bank = institution == null || institution.isBlank()
                ? ELSEWHERE
                : faults.text("/institution", institution, LONGEST);
        String number = faults.text("/reference", reference, LONGEST);
        String remark = note == null ? "" : note.strip();
        if (remark.length() > 500) {
            faults.add("/note", "must not be longer than 500 characters");
        }
        Optional<Money> money = Amounts.read(amount, currency, faults);
        if (money.isPresent() && !money.get().isPositive()) {
            faults.add("/amount", "must be positive");
        }
        faults.throwIfInvalid();
        return new Voucher(bank, number, money.orElseThrow(), remark);
    }
}
