package dev.baton.returns.worker;

import dev.baton.platform.tasks.FormAnswer;
import dev.baton.returns.InspectionAnswer;
import dev.baton.returns.PolicyOutcome;
import dev.baton.returns.ReturnApprovals;
import dev.baton.returns.ReturnApprovals.Decided;
import dev.baton.returns.ReturnFacts;
import dev.baton.returns.ReturnInspections;
import dev.baton.returns.ReturnReceipts;
import dev.baton.returns.ReturnRefunds;
import dev.baton.returns.ReturnRules;
import dev.baton.returns.ReturnSheet;
import dev.baton.returns.ReturnedStock;
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
public class ReturnWorkers {

    private final ReturnRules rules;
    private final ReturnApprovals approvals;
    private final ReturnReceipts receipts;
    private final ReturnInspections inspections;
    private final ReturnedStock stock;
    private final ReturnRefunds refunds;

    ReturnWorkers(
            ReturnRules rules,
            ReturnApprovals approvals,
            ReturnReceipts receipts,
            ReturnInspections inspections,
            ReturnedStock stock,
            ReturnRefunds refunds) {
        this.rules = rules;
        this.approvals = approvals;
        this.receipts = receipts;
        this.inspections = inspections;
        this.stock = stock;
        this.refunds = refunds;
    }

    /** @param returnTask what the forms show */
    public record Gathered(List<ReturnFacts> returnFacts, ReturnSheet returnTask) {}

    /** @param returnNotice what a form is to tell, nothing yet */
    public record Judged(
            PolicyOutcome returnOutcome,
            String returnReason,
            String returnGroup,
            String returnManagers,
            Instant returnApproveBy,
            Instant returnManagersBy,
            @Nullable Instant returnReceiveBy,
            @Nullable String returnNotice) {}

    public record Decision(Decided returnDecided, @Nullable String returnNotice, @Nullable Instant returnReceiveBy) {}

    public record Lapsed(boolean returnArrived) {}

    public record Prepared(ReturnSheet returnTask, Instant returnInspectBy, @Nullable String returnNotice) {}

    public record Inspected(boolean returnInspected, @Nullable String returnNotice, boolean returnThroughSap) {}

    /** @param returnObstacle why it cannot be refunded yet; null where it is */
    public record Settled(@Nullable String returnObstacle) {}

    @JobWorker(type = "return-gather")
    public Gathered gather(@Variable UUID returnId, ActivatedJob job) {
        ReturnRules.Gathered gathered = rules.gather(returnId, job.getProcessInstanceKey());
        return new Gathered(gathered.facts(), gathered.sheet());
    }

    @JobWorker(type = "return-record-policy")
    public Judged recordPolicy(
            @Variable UUID returnId,
            @Variable List<@Nullable Map<String, Object>> returnRules,
            ActivatedJob job) {
        ReturnRules.Judged judged = rules.judge(returnId, returnRules, job.getProcessDefinitionKey());
        return new Judged(judged.outcome(), judged.reason(), judged.group(), inspections.managers(), judged.approveBy(),
                judged.managersBy(), judged.receiveBy(), null);
    }

    /** @param answeredIn the id of the user task; null where nobody has decided in time */
    @JobWorker(type = "return-record-approval")
    public Decision recordApproval(
            @Variable UUID returnId,
            @Variable @Nullable String answeredIn,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        ReturnApprovals.Recorded recorded = approvals.record(returnId, answeredIn, FormAnswer.of(decision, comment),
                job.getKey(), job.getProcessInstanceKey());
        return new Decision(recorded.decided(), recorded.notice(), recorded.receiveBy());
    }

    @JobWorker(type = "return-lapse")
    public Lapsed lapse(@Variable UUID returnId) {
        return new Lapsed(receipts.lapse(returnId));
    }

    @JobWorker(type = "return-prepare-inspection")
    public Prepared prepareInspection(@Variable UUID returnId) {
        ReturnInspections.Prepared prepared = inspections.prepare(returnId);
        return new Prepared(prepared.sheet(), prepared.inspectBy(), null);
    }

    /**
     * @param answeredIn the id of the user task; null where somebody has said it outside of a task
     * @param disposition what becomes of the goods, as it was put into the form
     * @param exceptions what becomes of those that are another case, line by line
     */
    @JobWorker(type = "return-record-inspection")
    public Inspected recordInspection(
            @Variable UUID returnId,
            @Variable @Nullable String answeredIn,
            @Variable @Nullable String disposition,
            @Variable @Nullable String exceptions,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        ReturnInspections.Recorded recorded = inspections.record(returnId, answeredIn,
                new InspectionAnswer(disposition, exceptions, comment), job.getKey(), job.getProcessInstanceKey());
        return new Inspected(recorded.inspected(), recorded.notice(), recorded.throughSap());
    }

    @JobWorker(type = "return-remind")
    public void remind(@Variable UUID returnId, ActivatedJob job) {
        inspections.remind(returnId, job.getKey());
    }

    @JobWorker(type = "return-move-stock")
    public void moveStock(@Variable UUID returnId) {
        stock.move(returnId);
    }

    @JobWorker(type = "return-settle")
    public Settled settle(@Variable UUID returnId, ActivatedJob job) {
        return new Settled(refunds.settle(returnId, job.getKey()).obstacle());
    }
}
