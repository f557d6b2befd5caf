package dev.baton.platform.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * The business's working days: every day but weekends and holidays, midnight to midnight in the business time zone. A day listed as
 * worked is a working day even on a weekend.
 *
 * @param zone the business time zone
 * @param holidays days that are not worked
 * @param workedWeekends days of a weekend that are worked nevertheless
 */
public record BusinessCalendar(ZoneId zone, Set<LocalDate> holidays, Set<LocalDate> workedWeekends) {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    public BusinessCalendar {
        holidays = Set.copyOf(holidays);
        workedWeekends = Set.copyOf(workedWeekends);
    }

    /**
     * When so much working time will have passed. Time outside working days does not count: four hours from Friday 22:00 end on
     * Monday 02:00.
     *
     * @param workingTime not negative; a day is 24 working hours
     */
    public Instant dueAfter(Instant from, Duration workingTime) {
        ZonedDateTime at = from.atZone(zone);
        Duration left = workingTime;
        while (true) {
            ZonedDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay(zone);
            if (isWorkingDay(at.toLocalDate())) {
                Duration untilMidnight = Duration.between(at, midnight);
                if (left.compareTo(untilMidnight) <= 0) {
                    return at.plus(left).toInstant();
                }
                left = left.minus(untilMidnight);
            }
            at = midnight;
        }
    }

    /** How much working time has passed between two moments, as {@link #dueAfter} counts it; nothing if the second is not the later one. */
    public Duration workingTime(Instant from, Instant to) {
        Duration passed = Duration.ZERO;
        ZonedDateTime at = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        while (at.isBefore(end)) {
            ZonedDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay(zone);
            ZonedDateTime next = midnight.isBefore(end) ? midnight : end;
            if (isWorkingDay(at.toLocalDate())) {
                passed = passed.plus(Duration.between(at, next));
            }
            at = next;
        }
        return passed;
    }

    /** A moment for people to read, in forms: as the business's clocks show it, such as {@code 2026-11-30 16:00 (Asia/Shanghai)}. */
    public String words(Instant moment) {
        return WORDS.format(moment.atZone(zone)) + " (" + zone + ")";
    }

    /** The business's date at this moment. */
    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** The moment at which this day begins in the business time zone. */
    public Instant startOf(LocalDate day) {
        return day.atTime(LocalTime.MIN).atZone(zone).toInstant();
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workedWeekends.contains(day) || !weekend && !holidays.contains(day);
    }
}
