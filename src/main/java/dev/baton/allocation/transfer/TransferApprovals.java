package dev.baton.allocation.transfer;

import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people approve transfers that they have not asked for. Every call of a process may be repeated and takes effect once. */
@Service
public class TransferApprovals {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final StoredApprovals approvals;
    private final TransferNews news;
    private final CompletedTasks tasks;
    private final TransactionTemplate transaction;

    TransferApprovals(
            StoredTransfers transfers,
            TransferSteps steps,
            StoredApprovals approvals,
            TransferNews news,
            CompletedTasks tasks,
            TransactionTemplate transaction) {
        this.transfers = transfers;
        this.steps = steps;
        this.approvals = approvals;
        this.news = news;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    /**
     * Counts what a person decided, or that nobody did. Asks again where it does not count: since the same person has asked for the transfer,
     * or a reason is missing.
     *
     * @param reviewedAt the user task that was completed; null if none was
     * @param jobKey tells a repeated call from a new decision
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public TransferRuling record(
            UUID id,
            @Nullable String reviewedAt,
            FormAnswer answer,
            long jobKey,
            long processInstanceKey) {
        Optional<TransferRuling> known = approvals.find(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        CompletedTask task = reviewedAt == null ? null : tasks.before(jobKey, processInstanceKey, reviewedAt);
        return record(id, answer, jobKey, task);
    }

    /** @param task the completed task; null if it cannot be told who completed it, or nobody did */
    TransferRuling record(UUID id, FormAnswer answer, long jobKey, @Nullable CompletedTask task) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Transfer transfer = transfers.lock(id);
            return approvals.find(jobKey).orElseGet(() -> {
                TransferRuling ruling = judge(transfer, answer, task == null ? null : task.assignee());
                approvals.add(id, answer, jobKey, task, ruling);
                return ruling;
            });
        }));
    }

    private TransferRuling judge(Transfer transfer, FormAnswer answer, @Nullable String person) {
        if (transfer.state() != TransferState.PROPOSED) {
            // it was cancelled meanwhile, of which its process is about to hear
            return TransferRuling.of(TransferVerdict.REJECTED);
        }
        return switch (answer.decision()) {
            case "APPROVE" -> approve(transfer, person);
            case "REJECT" -> answer.comment().isEmpty()
                    ? TransferRuling.ask("Say in the comment why nothing is to be moved")
                    : end(transfer, TransferState.REJECTED, TransferVerdict.REJECTED, answer.comment());
            case "EXPIRE" -> end(transfer, TransferState.LAPSED, TransferVerdict.LAPSED, "Nobody decided in time");
            default -> TransferRuling.ask("Choose what is to become of the transfer");
        };
    }

    private TransferRuling approve(Transfer transfer, @Nullable String person) {
        if (person == null) {
            return TransferRuling
                    .ask("It cannot be told who approved: claim the task in Tasklist before completing it");
        }
        if (person.equals(transfer.requestedBy())) {
            return TransferRuling.ask(person + " has asked for the transfer: somebody else must approve it");
        }
        steps.approve(transfer.id(), person);
        news.note(transfer, "approved", person + " has approved " + transfer.inWords());
        return TransferRuling.of(TransferVerdict.APPROVED);
    }

    private TransferRuling end(Transfer transfer, TransferState state, TransferVerdict verdict, String note) {
        steps.end(transfer.id(), state, note);
        news.note(transfer, verdict == TransferVerdict.LAPSED ? "lapsed" : "rejected",
                transfer.inWords() + " is not approved: " + note);
        return TransferRuling.of(verdict);
    }
}
