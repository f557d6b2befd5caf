package dev.baton.payment.pos.web;

import dev.baton.payment.Amounts;
import dev.baton.payment.pos.NewPosSlip;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slip as it is entered.
 *
 * @param institution whose terminal it is
 * @param terminal the terminal's number
 * @param reference the slip's number
 * @param amount in major units, such as {@code "1234.50"}
 */
record PosSlipRequest(
        @Nullable String institution,
        @Nullable String terminal,
        @Nullable String reference,
        @Nullable String amount,
        @Nullable String currency) {

    private static final int LONGEST = 100;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    NewPosSlip check() {
        Faults faults = new Faults();
        String where = faults.text("/institution", institution, LONGEST);
        String device = faults.text("/terminal", terminal, LONGEST);
        String number = faults.text("/reference", reference, LONGEST);
        Optional<Money> money = Amounts.readPositive(amount, currency, faults);
        faults.throwIfInvalid();
        return new NewPosSlip(where, device, number, money.orElseThrow());
    }
}
