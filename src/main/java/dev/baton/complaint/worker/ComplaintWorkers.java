package dev.baton.complaint.worker;

import dev.baton.complaint.ComplaintAnswers;
import dev.baton.complaint.ComplaintFacts;
import dev.baton.complaint.ComplaintRouting;
import dev.baton.complaint.ComplaintSheet;
import dev.baton.complaint.ComplaintVerdict;
import dev.baton.complaint.Route;
import dev.baton.complaint.TaskAnswer;
import dev.baton.platform.engine.RuleRow;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ComplaintWorkers {

    private final ComplaintRouting routing;
    private final ComplaintAnswers answers;

    ComplaintWorkers(ComplaintRouting routing, ComplaintAnswers answers) {
        this.routing = routing;
        this.answers = answers;
    }

    /**
     * @param complaint what the rules are asked
     * @param complaintTask what the form shows
     */
    public record Gathered(ComplaintFacts complaint, ComplaintSheet complaintTask, int complaintRound) {}

    /**
     * @param complaintDue the same as {@code complaintDueAt}, for people to read
     * @param complaintOthers to which groups it may be forwarded
     */
    public record Routed(
            String complaintGroup,
            Instant complaintDueAt,
            String complaintDue,
            int complaintPriority,
            String complaintManagers,
            @Nullable Instant complaintManagersDueAt,
            List<ComplaintRouting.Choice> complaintOthers,
            @Nullable String complaintNotice) {}

    /**
     * @param complaintNotice what the form is to tell those who are asked next
     * @param complaintWaitsUntil until when the customer may write, once we have
     * @param answerText always null: what was typed is a message by now, and not kept here
     */
    public record Recorded(
            ComplaintVerdict complaintVerdict,
            @Nullable String complaintNotice,
            String complaintGroup,
            @Nullable Instant complaintDueAt,
            String complaintDue,
            @Nullable Instant complaintManagersDueAt,
            List<ComplaintRouting.Choice> complaintOthers,
            Instant complaintWaitsUntil,
            @Nullable String answerText) {}

    /** @param complaintWaitsUntil until when the customer may write now */
    public record Settled(ComplaintVerdict complaintVerdict, Instant complaintWaitsUntil) {}

    @JobWorker(type = "complaint-gather")
    public Gathered gather(@Variable UUID complaintId, ActivatedJob job) {
        ComplaintRouting.Gathered gathered = routing.gather(complaintId, job.getProcessInstanceKey());
        return new Gathered(gathered.facts(), gathered.sheet(), gathered.round());
    }

    @JobWorker(type = "complaint-record-route")
    public Routed recordRoute(
            @Variable UUID complaintId,
            @Variable Map<String, Object> complaintRule,
            ActivatedJob job) {
        Route route = routing.route(complaintId, new RuleRow("complaint-route", complaintRule),
                job.getProcessDefinitionKey());
        return new Routed(route.group(), route.due(), routing.dueWords(route), route.severity().priority(),
                routing.managers(),
                routing.managersDue(route), routing.others(route.group()), null);
    }

    /** @param answeredIn the id of the user task */
    @JobWorker(type = "complaint-record-answer")
    public Recorded recordAnswer(
            @Variable UUID complaintId,
            @Variable String answeredIn,
            @Variable @Nullable String decision,
            @Variable @Nullable String answerText,
            @Variable @Nullable String forwardTo,
            ActivatedJob job) {
        ComplaintAnswers.Recorded recorded = answers.record(complaintId, answeredIn,
                TaskAnswer.of(decision, answerText, forwardTo), job.getKey(), job.getProcessInstanceKey());
        Route route = recorded.route();
        return new Recorded(recorded.verdict(), recorded.notice(), route.group(), route.dueAt(),
                routing.dueWords(route), routing.managersDue(route), routing.others(route.group()),
                recorded.waitsUntil(), null);
    }

    @JobWorker(type = "complaint-remind")
    public void remind(@Variable UUID complaintId, ActivatedJob job) {
        routing.remind(complaintId, job.getKey());
    }

    @JobWorker(type = "complaint-settle")
    public Settled settle(@Variable UUID complaintId, @Variable int complaintRound, ActivatedJob job) {
        ComplaintAnswers.Recorded settled = answers.settle(complaintId, complaintRound, job.getKey());
        return new Settled(settled.verdict(), settled.waitsUntil());
    }
}
