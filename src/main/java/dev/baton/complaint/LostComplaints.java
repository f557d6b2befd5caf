package dev.baton.complaint;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, from time to time, after complaints that are long late: the engine may have lost their process. */
@Component
class LostComplaints {

    private final StoredComplaints complaints;
    private final ComplaintAnswers answers;
    private final ComplaintProcess process;
    private final LostProcesses processes;
    private final ComplaintProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostComplaints(
            StoredComplaints complaints,
            ComplaintAnswers answers,
            ComplaintProcess process,
            LostProcesses processes,
            ComplaintProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.complaints = complaints;
        this.answers = answers;
        this.process = process;
        this.processes = processes;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> lostComplaintTask() {
        return Recurring.task("lost-complaints", properties.lostInterval(), this::lookAfter);
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        processes.lookAfter("Complaint", (after, limit) -> complaints.late(before, after, limit), complaints::find,
                this::lookAfter);
    }

    private void lookAfter(Complaint late) {
        if (late.state() == ComplaintState.OPEN) {
            restart(late);
        } else {
            answers.settleLost(late.id());
        }
    }

    /** People are asked again, by another process. */
    private void restart(Complaint late) {
        transaction.executeWithoutResult(status -> complaints.lock(late.id())
                .filter(now -> now.state() == ComplaintState.OPEN && now.course() == late.course())
                .ifPresent(now -> {
                    complaints.resume(now.id(), false, true, clock.instant());
                    process.begin(complaints.find(now.id()).orElseThrow());
                }));
    }
}
