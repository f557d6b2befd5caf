package dev.baton.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments as others send them. */
public final class Moments {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /**
     * A moment that everyone whom it is handed on to can keep.
     *
     * @throws DateTimeException before the year 1 or after the year 9999
     */
    public static Instant sensible(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeException("not in the years 1 to 9999");
        }
        return moment;
    }

    /**
     * A day that everyone whom it is handed on to can keep.
     *
     * @throws DateTimeException before the year 1 or after the year 9999
     */
    public static LocalDate sensible(LocalDate day) {
        sensible(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        return day;
    }
}
