package dev.baton.allocation.transfer.worker;

import dev.baton.allocation.transfer.Overdue;
import dev.baton.allocation.transfer.Proposal;
import dev.baton.allocation.transfer.TransferApprovals;
import dev.baton.allocation.transfer.TransferProposals;
import dev.baton.allocation.transfer.TransferReservations;
import dev.baton.allocation.transfer.TransferRuling;
import dev.baton.allocation.transfer.TransferVerdict;
import dev.baton.allocation.transfer.source.SourceFacts;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class TransferWorkers {

    private static final String RULES = "transfer-rule";

    private final TransferProposals proposals;
    private final TransferApprovals approvals;
    private final TransferReservations reservations;

    TransferWorkers(
            TransferProposals proposals,
            TransferApprovals approvals,
            TransferReservations reservations) {
        this.proposals = proposals;
        this.approvals = approvals;
        this.reservations = reservations;
    }

    /** @param transferSources what the rules are asked, about each location that has enough */
    public record Found(List<SourceFacts> transferSources) {}

    /**
     * Read as one, since a list that is a variable of its own loses what its elements are.
     *
     * @param transferRules what the rules answered about each source, in the order of the sources
     */
    public record ChooseSource(
            UUID transferId,
            List<SourceFacts> transferSources,
            List<Map<String, Object>> transferRules) {}

    /**
     * @param transferProposal {@code AUTO}, {@code MANUAL} or {@code NONE}
     * @param transferTask what the form shows
     * @param transferNotice what the form tells whoever is asked; nothing yet
     */
    public record Proposed(
            Proposal.Outcome transferProposal,
            @Nullable String approvalGroup,
            @Nullable Instant approvalDueAt,
            @Nullable Instant approvalExpiresAt,
            Map<String, Object> transferTask,
            @Nullable String transferNotice) {}

    /** @param transferNotice what the form is to tell those who are asked next */
    public record Recorded(TransferVerdict transferVerdict, @Nullable String transferNotice) {}

    /** @param shipmentDueAt when it is to leave; null if nothing is reserved */
    public record Reserved(boolean transferReserved, @Nullable Instant shipmentDueAt) {}

    @JobWorker(type = "transfer-find-sources")
    public Found findSources(@Variable UUID transferId) {
        return new Found(proposals.find(transferId));
    }

    @JobWorker(type = "transfer-choose-source")
    public Proposed chooseSource(@VariablesAsType ChooseSource asked) {
        Proposal proposal = proposals.choose(asked.transferId(), asked.transferSources(),
                asked.transferRules().stream().map(row -> new RuleRow(RULES, row)).toList());
        return new Proposed(proposal.outcome(), proposal.group(), proposal.dueAt(), proposal.expiresAt(),
                proposal.sheet(), null);
    }

    @JobWorker(type = "transfer-record-verdict")
    public Recorded recordVerdict(
            @Variable UUID transferId,
            @Variable @Nullable String reviewedAt,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        TransferRuling ruling = approvals.record(transferId, reviewedAt, FormAnswer.of(decision, comment),
                job.getKey(), job.getProcessInstanceKey());
        return new Recorded(ruling.verdict(), ruling.notice());
    }

    @JobWorker(type = "transfer-reserve")
    public Reserved reserve(@Variable UUID transferId) {
        Optional<Instant> due = reservations.reserve(transferId);
        return new Reserved(due.isPresent(), due.orElse(null));
    }

    @JobWorker(type = "transfer-report-overdue")
    public void reportOverdue(@Variable UUID transferId, @Variable Overdue overdue) {
        reservations.reportOverdue(transferId, overdue);
    }

    @JobWorker(type = "transfer-check-need")
    public void checkNeed(@Variable UUID transferId) {
        reservations.checkNeed(transferId);
    }
}
