package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * How near to an entry that is, which it may be for without naming it.
 *
 * @param amount of the entry
 * @param least of what may be expected
 * @param most of what may be expected
 * @param first day on which it may be expected
 * @param last day on which it may be expected
 * @param from when the first day begins
 * @param to when the last day has ended
 * @param rows how many are looked at
 */
public record Nearness(
        Money amount,
        Money least,
        Money most,
        LocalDate first,
        LocalDate last,
        Instant from,
        Instant to,
        int rows) {

    /**
     * @param by the most that the amounts may differ
     * @param days the most that the days may be apart
     */
    static Nearness to(Entry entry, Money by, int days, int rows, BusinessCalendar calendar) {
        Money amount = entry.amount();
        LocalDate first = entry.booked().bookingDate().minusDays(days);
        LocalDate last = entry.booked().bookingDate().plusDays(days);
        return new Nearness(amount, amount.minus(by), amount.plus(by), first, last, calendar.startOf(first),
                calendar.startOf(last.plusDays(1)), rows);
    }

    /** By the names of these, for a query; also {@code currency}. */
    public Map<String, Object> parameters() {
        return Map.of("currency", amount.currency(), "amount", amount.minor(), "least", least.minor(), "most",
                most.minor(), "first", first, "last", last, "from", Row.at(from), "to", Row.at(to), "rows", rows);
    }
}
