package dev.baton.payment.web;

import dev.baton.payment.Voucher;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
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
                : text("/institution", institution, faults);
        String number = text("/reference", reference, faults);
        String remark = note == null ? "" : note.strip();
        if (remark.length() > 500) {
            faults.add("/note", "must not be longer than 500 characters");
        }
        Money money = money(faults);
        faults.throwIfInvalid();
        return new Voucher(bank, number, money, remark);
    }

    private Money money(Faults faults) {
        String code = text("/currency", currency, faults);
        String major = text("/amount", amount, faults);
        try {
            Money money = Money.parse(major, code);
            if (!money.isPositive()) {
                faults.add("/amount", "must be positive");
            }
            return money;
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            if (!code.isEmpty() && !major.isEmpty()) {
                faults.add("/amount", String.valueOf(unreadable.getMessage()));
            }
            return new Money(0, "XXX");
        }
    }

    private static String text(String pointer, @Nullable String value, Faults faults) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            faults.add(pointer, "must be given, with up to " + LONGEST + " characters");
            return "";
        }
        return value.strip();
    }
}
