package dev.baton.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final LocalDate HOLIDAY = LocalDate.parse("2026-12-09");
    private static final LocalDate WORKED_SATURDAY = LocalDate.parse("2026-12-12");

    private final BusinessCalendar calendar =
            new BusinessCalendar(ZoneId.of("Asia/Shanghai"), Set.of(HOLIDAY), Set.of(WORKED_SATURDAY));

    @Test
    void working_time_passes_on_working_days_only() {
        assertThat(due("2026-12-03T10:00", 4)).isEqualTo(at("2026-12-03T14:00"));
        assertThat(due("2026-12-04T22:00", 4)).as("over a weekend").isEqualTo(at("2026-12-07T02:00"));
        assertThat(due("2026-12-05T12:00", 1)).as("begun on a Saturday").isEqualTo(at("2026-12-07T01:00"));
        assertThat(due("2026-12-08T22:00", 4)).as("over a holiday").isEqualTo(at("2026-12-10T02:00"));
        assertThat(due("2026-12-11T22:00", 4)).as("into a worked Saturday").isEqualTo(at("2026-12-12T02:00"));
        assertThat(due("2026-12-03T10:00", 0)).isEqualTo(at("2026-12-03T10:00"));
    }

    @Test
    void working_time_between_two_moments_is_what_makes_the_second_due() {
        assertThat(passed("2026-12-03T10:00", "2026-12-03T14:00")).hasHours(4);
        assertThat(passed("2026-12-04T22:00", "2026-12-07T02:00")).as("over a weekend").hasHours(4);
        assertThat(passed("2026-12-05T12:00", "2026-12-06T12:00")).as("on a weekend").isZero();
        assertThat(passed("2026-12-08T22:00", "2026-12-10T02:00")).as("over a holiday").hasHours(4);
        assertThat(passed("2026-12-11T22:00", "2026-12-12T02:00")).as("into a worked Saturday").hasHours(4);
        assertThat(passed("2026-12-03T10:00", "2026-12-03T10:00")).isZero();
        assertThat(passed("2026-12-03T10:00", "2026-12-03T09:00")).as("backwards").isZero();
    }

    @Test
    void the_day_is_that_of_the_business() {
        assertThat(calendar.today(Instant.parse("2026-12-03T17:00:00Z"))).isEqualTo("2026-12-04");
        assertThat(calendar.startOf(LocalDate.parse("2026-12-04"))).isEqualTo(Instant.parse("2026-12-03T16:00:00Z"));
    }

    @Test
    void a_moment_is_told_as_the_clocks_of_the_business_show_it() {
        assertThat(calendar.words(Instant.parse("2026-12-03T17:05:30Z"))).isEqualTo("2026-12-04 01:05 (Asia/Shanghai)");
    }

    private Instant due(String from, int hours) {
        return calendar.dueAfter(at(from), Duration.ofHours(hours));
    }

    private Duration passed(String from, String to) {
        return calendar.workingTime(at(from), at(to));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
