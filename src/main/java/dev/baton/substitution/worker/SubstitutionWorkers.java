package dev.baton.substitution.worker;

import dev.baton.platform.fence.OrderId;
import dev.baton.substitution.Proposal;
import dev.baton.substitution.ProposalState;
import dev.baton.substitution.ShortLine;
import dev.baton.substitution.Substitutions;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.VariablesAsType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class SubstitutionWorkers {

    private final Substitutions substitutions;

    SubstitutionWorkers(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /** @param shortLines what the table is asked about, line by line */
    public record Gathered(List<ShortLine> shortLines) {}

    /** What the rules answered, one list of rows for each line; a whole record, because the client keeps no type of a list's elements. */
    public record ProposeSubstitutes(
            OrderId orderId,
            int revision,
            List<ShortLine> shortLines,
            List<@Nullable List<Map<String, @Nullable Object>>> substituteResults,
            Instant stockDeadline) {}

    /** @param proposalId null where there is nothing to decide */
    public record Proposed(@Nullable UUID proposalId, @Nullable Instant proposalExpiresAt) {}

    public record Settled(ProposalState proposalState) {}

    @JobWorker(type = "substitution-gather")
    public Gathered gather(@Variable OrderId orderId, @Variable int revision) {
        return new Gathered(substitutions.gather(orderId, revision));
    }

    @JobWorker(type = "substitution-propose")
    public Proposed propose(@VariablesAsType ProposeSubstitutes asked) {
        Optional<Proposal> open = substitutions
                .propose(asked.orderId(), asked.revision(), asked.shortLines(), asked.substituteResults(),
                        asked.stockDeadline())
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED);
        return new Proposed(open.map(Proposal::id).orElse(null), open.map(Proposal::expiresAt).orElse(null));
    }

    @JobWorker(type = "substitution-settle")
    public Settled settle(@Variable UUID proposalId) {
        return new Settled(substitutions.settle(proposalId));
    }
}
