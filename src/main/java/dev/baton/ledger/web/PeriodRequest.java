package dev.baton.ledger.web;

import dev.baton.platform.time.Months;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** @param month to be closed, such as {@code 2026-10} */
record PeriodRequest(@Nullable String month) {

    /** @throws dev.baton.platform.problem.InvalidRequestException if it is no month */
    YearMonth check() {
        return Months.required(month);
    }
}
