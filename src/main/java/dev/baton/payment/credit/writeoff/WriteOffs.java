package dev.baton.payment.credit.writeoff;

import dev.baton.ledger.Ledger;
import dev.baton.payment.credit.CreditProperties;
import dev.baton.payment.credit.OpenItems;
import dev.baton.payment.credit.Receivable;
import dev.baton.payment.credit.ReceivableCleared;
import dev.baton.payment.credit.ReceivableSheets;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes, and lets people decide on, giving up what is owed. Every call of a process may be repeated and takes effect once. */
@Service
public class WriteOffs {

    private final StoredWriteOffs writeOffs;
    private final OpenItems items;
    private final WriteOffApprovals approvals;
    private final ReceivableSheets sheets;
    private final CompletedTasks tasks;
    private final Ledger ledger;
    private final ProcessCommands processes;
    private final BusinessCalendar calendar;
    private final CreditProperties properties;
    private final Clock clock;

    WriteOffs(
            StoredWriteOffs writeOffs,
            OpenItems items,
            WriteOffApprovals approvals,
            ReceivableSheets sheets,
            CompletedTasks tasks,
            Ledger ledger,
            ProcessCommands processes,
            BusinessCalendar calendar,
            CreditProperties properties,
            Clock clock) {
        this.writeOffs = writeOffs;
        this.items = items;
        this.approvals = approvals;
        this.sheets = sheets;
        this.tasks = tasks;
        this.ledger = ledger;
        this.processes = processes;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** The currency of what is owed. */
    @Transactional(readOnly = true)
    public String currency(UUID receivable) {
        return item(receivable).amount().currency();
    }

    /**
     * Proposes to give up what is owed, and asks those who approve it.
     *
     * @throws NotFoundException (404) if there is no such open item
     * @throws RefusedException (422) if more is to be written off than is owed
     * @throws ConflictException (409) if a proposal for this item waits for approval
     */
    @Transactional
    public WriteOff propose(UUID receivable, Money amount, String reason, String by) {
        ledger.lock(item(receivable).account());
        Receivable item = item(receivable);
        if (amount.compareTo(item.open()) > 0) {
            throw new RefusedException("/amount", "is more than the " + item.open() + " that is owed");
        }
        writeOffs.proposed(receivable).ifPresent(other -> {
            throw new ConflictException("A write-off of " + other.amount() + " waits for approval.");
        });
        WriteOff writeOff = new WriteOff(Ids.next(), receivable, amount, Money.zero(amount.currency()), reason,
                WriteOffState.PROPOSED, null, by, clock.instant().truncatedTo(ChronoUnit.MICROS), null);
        writeOffs.add(writeOff);
        askApprovers(item, writeOff);
        return writeOff;
    }

    private void askApprovers(Receivable item, WriteOff writeOff) {
        String id = writeOff.id().toString();
        Map<String, Object> sheet = new HashMap<>(sheets.sheet(item));
        sheet.put("writeOff", writeOff.amount().words());
        sheet.put("reason", writeOff.reason());
        sheet.put("proposedBy", writeOff.proposedBy());
        processes.publish(id, "write-off-proposed", id, Map.of(
                "writeOffId", id,
                "orderId", item.orderId().toString(),
                "writeOff", facts(item, writeOff.amount()),
                "writeOffTask", sheet));
    }

    /** What {@code write-off-review} is asked. */
    private Map<String, Object> facts(Receivable item, Money amount) {
        return Map.of("amount", amount.toDecimal(), "daysOverdue", sheets.daysOverdue(item), "customerTier",
                sheets.tier(item));
    }

    /**
     * Keeps what the table {@code write-off-review} says about a proposal.
     *
     * @param processDefinitionKey which the version of the table belongs to
     * @throws IllegalStateException if the row does not say what a row must
     */
    @Transactional
    public WriteOffPlan plan(UUID id, RuleRow rule, long processDefinitionKey) {
        int needed = rule.wholeNumber("approvals");
        Instant now = clock.instant();
        Duration due = Duration.ofHours(rule.wholeNumber("dueHours"));
        Instant dueAt = calendar.dueAfter(now, due).truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = calendar.dueAfter(now, due.plus(properties.writeOffExpires()))
                .truncatedTo(ChronoUnit.SECONDS);
        writeOffs.plan(id, new WriteOffPlan(needed, rule.text("group"), dueAt, expiresAt), rule, processDefinitionKey);
        return writeOffs.plan(id, rule.text("group")).orElseThrow();
    }

    /**
     * Counts what a person decided, and posts the write-off with the last approval that it needs: what was approved, or what is still owed
     * if that is less.
     *
     * @param jobKey tells a repeated call from a new decision
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public RecordedWriteOffVerdict recordVerdict(
            UUID id,
            WriteOffStage stage,
            FormAnswer answer,
            long jobKey,
            long processInstanceKey) {
        Optional<RecordedWriteOffVerdict> known = writeOffs.verdict(jobKey);
        return known.isPresent()
                ? known.get()
                : approvals.record(id, stage, answer, jobKey,
                        tasks.before(jobKey, processInstanceKey, stage.elementId()));
    }

    /** Ends a proposal on which nobody decided. */
    @Transactional
    public void lapse(UUID id) {
        WriteOff writeOff = writeOffs.get(id);
        ledger.lock(item(writeOff.receivableId()).account());
        lapse(writeOff);
    }

    /** An item of which nothing is owed any more needs no write-off. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ReceivableCleared event) {
        writeOffs.proposed(event.item().id()).ifPresent(proposal -> {
            String id = proposal.id().toString();
            lapse(proposal);
            processes.publish(id, "write-off-lapsed", id, Map.of());
        });
    }

    private void lapse(WriteOff writeOff) {
        writeOffs.end(writeOff.id(), WriteOffState.LAPSED, Money.zero(writeOff.amount().currency()), clock.instant());
    }

    /** Whether a proposal for an open item waits for approval. */
    @Transactional(readOnly = true)
    public boolean isProposed(UUID receivable) {
        return writeOffs.proposed(receivable).isPresent();
    }

    /** All of an open item, oldest first. */
    @Transactional(readOnly = true)
    public List<WriteOff> of(UUID receivable) {
        return writeOffs.of(receivable);
    }

    private Receivable item(UUID receivable) {
        return items.find(receivable).orElseThrow(() -> new NotFoundException("receivable " + receivable));
    }
}
