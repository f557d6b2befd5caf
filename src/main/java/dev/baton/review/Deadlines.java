package dev.baton.review;

import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Reckons by when something is due. */
@Component
class Deadlines {

    private final BusinessCalendar calendar;
    private final Clock clock;

    Deadlines(BusinessCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** In so much working time from now, to the second. */
    Instant within(Duration workingTime) {
        return calendar.dueAfter(clock.instant(), workingTime).truncatedTo(ChronoUnit.SECONDS);
    }
}
