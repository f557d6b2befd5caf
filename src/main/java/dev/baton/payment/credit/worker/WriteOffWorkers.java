package dev.baton.payment.credit.worker;

import dev.baton.payment.credit.writeoff.RecordedWriteOffVerdict;
import dev.baton.payment.credit.writeoff.WriteOffPlan;
import dev.baton.payment.credit.writeoff.WriteOffStage;
import dev.baton.payment.credit.writeoff.WriteOffVerdict;
import dev.baton.payment.credit.writeoff.WriteOffs;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class WriteOffWorkers {

    private final WriteOffs writeOffs;

    WriteOffWorkers(WriteOffs writeOffs) {
        this.writeOffs = writeOffs;
    }

    public record Planned(String approvalGroup, Instant approvalDueAt, Instant approvalExpiresAt) {}

    /** @param approvalNotice what the form is to tell those who are asked next */
    public record Recorded(WriteOffVerdict writeOffVerdict, @Nullable String approvalNotice) {}

    @JobWorker(type = "write-off-plan")
    public Planned plan(
            @Variable UUID writeOffId,
            @Variable Map<String, Object> writeOffRule,
            ActivatedJob job) {
        WriteOffPlan plan = writeOffs.plan(writeOffId, new RuleRow("write-off-review", writeOffRule),
                job.getProcessDefinitionKey());
        return new Planned(plan.group(), plan.dueAt(), plan.expiresAt());
    }

    @JobWorker(type = "write-off-record-verdict")
    public Recorded recordVerdict(
            @Variable UUID writeOffId,
            @Variable WriteOffStage writeOffStage,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        RecordedWriteOffVerdict recorded = writeOffs.recordVerdict(writeOffId, writeOffStage,
                FormAnswer.of(decision, comment), job.getKey(), job.getProcessInstanceKey());
        return new Recorded(recorded.verdict(), recorded.notice());
    }

    @JobWorker(type = "write-off-lapse")
    public void lapse(@Variable UUID writeOffId) {
        writeOffs.lapse(writeOffId);
    }
}
