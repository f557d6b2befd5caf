package dev.baton.product.supervision;

import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.supervision.PriceVerdict.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what people decide about prices, keeps all of it, and lets what they approve be put in force. */
@Service
@Transactional
public class PriceVerdicts {

    private static final String NOBODY = "process";

    private final JdbcClient jdbc;
    private final StoredPriceProposals proposals;
    private final ApplicationEventPublisher approvals;
    private final OutgoingEvents events;
    private final Clock clock;

    PriceVerdicts(
            JdbcClient jdbc,
            StoredPriceProposals proposals,
            ApplicationEventPublisher approvals,
            OutgoingEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts an answer once.
     *
     * @param answer whose decision is {@code APPROVE}, {@code REJECT}, or {@code EXPIRE} when nobody decided in time; anything else asks again
     * @param jobKey of the job that tells it
     * @param task null if it cannot be told who completed it
     */
    public PriceVerdict record(UUID id, long jobKey, FormAnswer answer, @Nullable CompletedTask task) {
        PriceProposal proposal = proposals.lock(id).orElseThrow();
        Optional<PriceVerdict> known = known(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        String person = task == null ? null : task.assignee();
        PriceVerdict verdict = proposal.state() == ProposalState.PROPOSED
                ? judge(proposal, answer, person)
                : new PriceVerdict(Kind.SUPERSEDED, null);
        keep(id, jobKey, answer, task, verdict);
        switch (verdict.kind()) {
            case IN_FORCE -> decide(proposal, ProposalState.IN_FORCE, person, answer.commentOr("Approved"));
            case REFUSED -> decide(proposal, ProposalState.REFUSED, person, answer.comment());
            case LAPSED -> decide(proposal, ProposalState.LAPSED, null, "Nobody decided in time");
            case SUPERSEDED, INCOMPLETE -> {}
        }
        return verdict;
    }

    /** Lets a price lapse whose process is lost, unless it was decided meanwhile. */
    @Transactional
    public void lapseLost(UUID id) {
        proposals.lock(id)
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .ifPresent(proposal -> decide(proposal, ProposalState.LAPSED, null, "Nobody decided in time"));
    }

    private void decide(PriceProposal proposal, ProposalState state, @Nullable String person, String comment) {
        proposals.decide(proposal.id(), state, Objects.requireNonNullElse(person, NOBODY), comment, clock.instant());
        PriceProposal decided = proposals.find(proposal.id()).orElseThrow();
        if (state == ProposalState.IN_FORCE) {
            approvals.publishEvent(new PriceApproved(decided));
        }
        events.publish(decided.id().toString(), "price.reviewed", Map.of(
                "proposalId", decided.id().toString(),
                "kind", decided.kind(),
                "of", decided.sellerId() == null ? String.valueOf(decided.listId()) : decided.sellerId().value(),
                "sku", decided.sku().value(),
                "price", decided.price().toMajor(),
                "currency", decided.currency(),
                "outcome", state.name()));
    }

    private static PriceVerdict judge(PriceProposal proposal, FormAnswer answer, @Nullable String person) {
        return switch (answer.decision()) {
            case "EXPIRE" -> new PriceVerdict(Kind.LAPSED, null);
            case "REJECT" -> answer.comment().isEmpty()
                    ? again("A comment is needed to reject a price")
                    : new PriceVerdict(Kind.REFUSED, null);
            case "APPROVE" -> approve(proposal, person);
            default -> again("Nothing was decided: choose to approve or to reject");
        };
    }

    private static PriceVerdict approve(PriceProposal proposal, @Nullable String person) {
        if (person == null) {
            return again("It cannot be told who approved: claim the task in Tasklist before completing it");
        }
        return person.equals(proposal.proposedBy())
                ? again(person + " has proposed the price: another person must approve it")
                : new PriceVerdict(Kind.IN_FORCE, null);
    }

    private static PriceVerdict again(String notice) {
        return new PriceVerdict(Kind.INCOMPLETE, notice);
    }

    /** How the answer that this job tells was counted; empty if it was not yet. */
    @Transactional(readOnly = true)
    public Optional<PriceVerdict> known(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM price_proposal_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new PriceVerdict(row.constant("verdict", Kind.class), row.textOrNull("notice"))))
                .optional();
    }

    private void keep(UUID id, long jobKey, FormAnswer answer, @Nullable CompletedTask task, PriceVerdict verdict) {
        jdbc.sql("""
                INSERT INTO price_proposal_verdict
                    (job_key, proposal_id, task_key, person, decision, comment, verdict, notice, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, id, task == null ? null : task.key(), task == null ? null : task.assignee(),
                        answer.decision(), answer.comment(), verdict.kind().name(), verdict.notice(),
                        Row.at(clock.instant()))
                .update();
    }
}
