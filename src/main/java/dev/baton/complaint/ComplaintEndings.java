package dev.baton.complaint;

import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Solves and closes complaints, in the transaction that has locked them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ComplaintEndings {

    /** Who closes what nobody writes about any more. */
    static final String PROCESS = "process";

    private final StoredComplaints complaints;
    private final ComplaintNews news;
    private final BusinessCalendar calendar;
    private final ComplaintProperties properties;
    private final Clock clock;

    ComplaintEndings(
            StoredComplaints complaints,
            ComplaintNews news,
            BusinessCalendar calendar,
            ComplaintProperties properties,
            Clock clock) {
        this.complaints = complaints;
        this.news = news;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The last answer is the solution.
     *
     * @param complaint to which there is one
     * @param by who says so
     */
    void solve(Complaint complaint, String by) {
        Instant now = clock.instant();
        Duration took = calendar.workingTime(complaint.openedAt(), Objects.requireNonNull(complaint.answeredAt()));
        complaints.solve(complaint.id(), took, now.plus(properties.reopening()).truncatedTo(ChronoUnit.SECONDS), now);
        news.solved(now(complaint.id()), by);
    }

    void close(Complaint complaint, String by) {
        complaints.close(complaint.id(), by, clock.instant());
        news.closed(now(complaint.id()));
    }

    private Complaint now(UUID id) {
        return complaints.find(id).orElseThrow();
    }
}
