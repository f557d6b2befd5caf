package dev.baton.ledger.web;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The period of a statement.
 *
 * @param from its beginning; null for the account's
 * @param to its end, not included; null for now
 */
record Period(@Nullable Instant from, @Nullable Instant to) {

    /** Reads instants, or days in the business time zone, of which the last one is included. */
    static Period of(@Nullable String from, @Nullable String to, BusinessCalendar calendar) {
        Faults faults = new Faults();
        Period period = new Period(read("/from", from, 0, calendar, faults), read("/to", to, 1, calendar, faults));
        faults.throwIfInvalid();
        return period;
    }

    private static @Nullable Instant read(
            String pointer,
            @Nullable String text,
            int daysLater,
            BusinessCalendar calendar,
            Faults faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() > "2026-01-01".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : calendar.startOf(LocalDate.parse(text).plusDays(daysLater));
        } catch (DateTimeParseException unreadable) {
            faults.add(pointer, "must be a day such as 2026-11-30 or an instant such as 2026-11-30T08:00:00Z");
            return null;
        }
    }
}
