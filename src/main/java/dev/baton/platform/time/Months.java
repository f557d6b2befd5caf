package dev.baton.platform.time;

import dev.baton.platform.problem.InvalidRequestException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Months as callers name them. */
public final class Months {

    private Months() {}

    /**
     * Reads the parameter or member {@code month}, such as {@code 2026-10}.
     *
     * @return null if there is none
     * @throws InvalidRequestException (400) if it is no month of the years 1 to 9999
     */
    public static @Nullable YearMonth read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(text.strip());
            Moments.sensible(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            return month;
        } catch (DateTimeException unreadable) {
            throw unknown();
        }
    }

    /**
     * As {@link #read}, where there must be one.
     *
     * @throws InvalidRequestException (400) if there is none, too
     */
    public static YearMonth required(@Nullable String text) {
        YearMonth month = read(text);
        if (month == null) {
            throw unknown();
        }
        return month;
    }

    private static InvalidRequestException unknown() {
        return new InvalidRequestException("/month", "must be a month such as 2026-10");
    }
}
