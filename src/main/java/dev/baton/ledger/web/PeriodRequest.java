package dev.baton.ledger.web;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** @param month to be closed, such as {@code 2026-10} */
record PeriodRequest(@Nullable String month) {

    /** @throws dev.baton.platform.problem.InvalidRequestException if it is no month */
    YearMonth check() {
        Faults faults = new Faults();
        String text = faults.text("/month", month, 10);
        faults.throwIfInvalid();
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidRequestException("/month", "must be a month such as 2026-10");
        }
    }
}
