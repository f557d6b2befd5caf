package dev.baton.platform.time;

import dev.baton.platform.problem.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A period that a caller asks about.
 *
 * @param from its beginning; null for the very first
 * @param to its end, not included; null for now
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /**
     * Reads the parameters {@code from} and {@code to}: instants, or days in the business time zone, of which the last one is included.
     *
     * @throws dev.baton.platform.problem.InvalidRequestException (400) if they are neither
     */
    public static Period of(@Nullable String from, @Nullable String to, BusinessCalendar calendar) {
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
            return Moments.sensible(text.length() > "2026-01-01".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : calendar.startOf(LocalDate.parse(text).plusDays(daysLater)));
        } catch (DateTimeException unreadable) {
            faults.add(pointer, "must be a day such as 2026-11-30 or an instant such as 2026-11-30T08:00:00Z");
            return null;
        }
    }
}
