package dev.baton.payment.credit.writeoff;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.payment.credit.OpenItems;
import dev.baton.payment.credit.Receivable;
import dev.baton.platform.money.Money;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts approvals of write-offs. The account is locked, so that a receipt comes either before an approval or after it. */
@Component
@Transactional
class WriteOffApprovals {

    private static final int STRICTEST = 2;

    private final StoredWriteOffs writeOffs;
    private final OpenItems items;
    private final Ledger ledger;
    private final Grants grants;
    private final Clock clock;

    WriteOffApprovals(
            StoredWriteOffs writeOffs,
            OpenItems items,
            Ledger ledger,
            Grants grants,
            Clock clock) {
        this.writeOffs = writeOffs;
        this.items = items;
        this.ledger = ledger;
        this.grants = grants;
        this.clock = clock;
    }

    /** @param task the completed task; null if it cannot be told who completed it */
    RecordedWriteOffVerdict record(
            UUID id,
            WriteOffStage stage,
            FormAnswer answer,
            long jobKey,
            @Nullable CompletedTask task) {
        ledger.lock(item(writeOffs.get(id)).account());
        Optional<RecordedWriteOffVerdict> known = writeOffs.verdict(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        RecordedWriteOffVerdict verdict =
                judge(writeOffs.get(id), stage, answer, task == null ? null : task.assignee());
        writeOffs.add(id, jobKey, stage, answer, task, verdict, clock.instant());
        return verdict;
    }

    private RecordedWriteOffVerdict judge(
            WriteOff writeOff,
            WriteOffStage stage,
            FormAnswer answer,
            @Nullable String person) {
        return switch (writeOff.state()) {
            case POSTED -> new RecordedWriteOffVerdict(WriteOffVerdict.POSTED, null);
            case REJECTED -> new RecordedWriteOffVerdict(WriteOffVerdict.REJECTED, null);
            case LAPSED -> new RecordedWriteOffVerdict(WriteOffVerdict.LAPSED, null);
            case PROPOSED -> switch (answer.decision()) {
                case "APPROVE" -> approve(writeOff, stage, person);
                case "REJECT" -> reject(writeOff, stage, answer);
                default -> again(stage, "Nothing was decided: choose to approve or to reject");
            };
        };
    }

    private RecordedWriteOffVerdict reject(WriteOff writeOff, WriteOffStage stage, FormAnswer answer) {
        if (answer.comment().isEmpty()) {
            return again(stage, "A comment is needed to reject a write-off");
        }
        writeOffs.end(writeOff.id(), WriteOffState.REJECTED, Money.zero(writeOff.amount().currency()),
                clock.instant());
        return new RecordedWriteOffVerdict(WriteOffVerdict.REJECTED, null);
    }

    private RecordedWriteOffVerdict approve(WriteOff writeOff, WriteOffStage stage, @Nullable String person) {
        if (person == null) {
            return again(stage, "It cannot be told who approved: claim the task in Tasklist before completing it");
        }
        if (person.equals(writeOff.proposedBy())) {
            return again(stage, person + " has proposed the write-off: others must approve it");
        }
        Set<String> people = writeOffs.approvers(writeOff);
        boolean isNew = people.add(person);
        if (people.size() >= Objects.requireNonNullElse(writeOff.approvals(), STRICTEST)) {
            return post(writeOff);
        }
        return new RecordedWriteOffVerdict(WriteOffVerdict.SECOND_APPROVAL,
                isNew
                        ? person + " has approved: another person must approve too"
                        : person + " has approved already: the second approval must be another person's");
    }

    private static RecordedWriteOffVerdict again(WriteOffStage stage, String notice) {
        return new RecordedWriteOffVerdict(
                stage == WriteOffStage.FIRST ? WriteOffVerdict.INCOMPLETE : WriteOffVerdict.SECOND_APPROVAL, notice);
    }

    private RecordedWriteOffVerdict post(WriteOff writeOff) {
        Receivable item = item(writeOff);
        Money amount = writeOff.amount().min(item.open());
        AccountId badDebt = AccountId.internal(AccountKind.BAD_DEBT, amount.currency());
        ledger.transfer("write-off:" + writeOff.id(), badDebt, item.account(), amount,
                "write-off of invoice " + item.invoice(), item.invoice());
        // before it clears the item, which would let the proposal lapse
        writeOffs.end(writeOff.id(), WriteOffState.POSTED, amount, clock.instant());
        items.writeOff(item, amount);
        grants.serve(item.account());
        return new RecordedWriteOffVerdict(WriteOffVerdict.POSTED, null);
    }

    private Receivable item(WriteOff writeOff) {
        return items.find(writeOff.receivableId()).orElseThrow();
    }
}
