package dev.baton.complaint;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.engine.ProcessInstances;
import dev.baton.platform.schedule.OneByOne;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, from time to time, after complaints that are long late: the engine may have lost their process. */
@Component
class LostComplaints {

    private static final Logger LOG = LoggerFactory.getLogger(LostComplaints.class);

    private final StoredComplaints complaints;
    private final ComplaintAnswers answers;
    private final ComplaintProcess process;
    private final ProcessInstances instances;
    private final ComplaintProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostComplaints(
            StoredComplaints complaints,
            ComplaintAnswers answers,
            ComplaintProcess process,
            ProcessInstances instances,
            ComplaintProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.complaints = complaints;
        this.answers = answers;
        this.process = process;
        this.instances = instances;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> lostComplaintTask(LostComplaints lost, ComplaintProperties properties) {
            return Tasks.recurring("lost-complaints", FixedDelay.of(properties.lostInterval()))
                    .execute((instance, context) -> lost.lookAfter());
        }
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> complaints.late(before, after, limit),
                id -> complaints.find(id).ifPresent(this::lookAfter), LOG,
                "Complaint {}, which is long late, could not be looked after: {}");
    }

    private void lookAfter(Complaint late) {
        if (isDriven(late)) {
            return;
        }
        if (late.state() == ComplaintState.OPEN) {
            restart(late);
        } else {
            answers.settleLost(late.id());
        }
        LOG.info("Complaint {}, which its process has forgotten, was looked after", late.number());
    }

    private boolean isDriven(Complaint complaint) {
        return complaint.processInstanceKey() != null && instances.isAlive(complaint.processInstanceKey());
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
