package dev.baton.platform.time;

import dev.baton.platform.problem.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments as others send them. */
public final class Moments {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final String INSTANT = "must be an instant such as 2026-11-30T08:00:00Z";
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /**
     * Reads a moment that a request may name, such as {@code 2026-11-30T08:00:00Z}.
     *
     * @return null if it is left out, and also if it is no moment of the years 1 to 9999, which is then noted
     */
    public static @Nullable Instant read(String pointer, @Nullable String text, Faults faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return sensible(Instant.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            faults.add(pointer, INSTANT);
            return null;
        }
    }

    /**
     * As {@link #read}, of a moment that must be named.
     *
     * @return empty if it is left out, too, which is then noted
     */
    public static Optional<Instant> required(String pointer, @Nullable String text, Faults faults) {
        if (text == null || text.isBlank()) {
            faults.add(pointer, INSTANT);
            return Optional.empty();
        }
        return Optional.ofNullable(read(pointer, text, faults));
    }

    /**
     * Reads a day that a request may name, such as {@code 2026-11-30}.
     *
     * @return null if it is left out, and also if it is no day of the years 1 to 9999, which is then noted
     */
    public static @Nullable LocalDate readDay(String pointer, @Nullable String text, Faults faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return sensible(LocalDate.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            faults.add(pointer, "must be a day such as 2026-11-30");
            return null;
        }
    }

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
