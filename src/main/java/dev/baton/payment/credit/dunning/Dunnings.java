package dev.baton.payment.credit.dunning;

import dev.baton.ledger.Ledger;
import dev.baton.payment.credit.OpenItems;
import dev.baton.payment.credit.Receivable;
import dev.baton.payment.credit.ReceivableSheets;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds customers of what is overdue. Every call may be repeated and takes effect once. */
@Service
public class Dunnings {

    private static final String TASK = "Task_DecideOnReceivable";

    private final StoredDunnings dunnings;
    private final OpenItems items;
    private final DunningDecisions decisions;
    private final ReceivableSheets sheets;
    private final CompletedTasks tasks;
    private final OutgoingEvents events;
    private final Ledger ledger;
    private final Clock clock;

    Dunnings(
            StoredDunnings dunnings,
            OpenItems items,
            DunningDecisions decisions,
            ReceivableSheets sheets,
            CompletedTasks tasks,
            OutgoingEvents events,
            Ledger ledger,
            Clock clock) {
        this.dunnings = dunnings;
        this.items = items;
        this.decisions = decisions;
        this.sheets = sheets;
        this.tasks = tasks;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All steps of an item, oldest first. */
    @Transactional(readOnly = true)
    public List<Dunning> of(UUID receivable) {
        return dunnings.of(receivable);
    }

    /** How many steps were done for an item. */
    @Transactional(readOnly = true)
    public int steps(UUID receivable) {
        return dunnings.of(receivable).size();
    }

    /** What the rules are to be asked about an item. */
    @Transactional(readOnly = true)
    public DunningFacts assess(UUID receivable) {
        Receivable item = item(receivable);
        List<Dunning> before = dunnings.of(receivable);
        return new DunningFacts(sheets.daysOverdue(item), item.open().toDecimal(), sheets.tier(item),
                before.isEmpty() ? 0 : before.getLast().level());
    }

    /** What a form shows of an item. */
    @Transactional(readOnly = true)
    public Map<String, Object> sheet(UUID receivable) {
        return sheets.sheet(item(receivable));
    }

    /**
     * Does a step: keeps it, stops the customer's credit where the rules say so, and tells subscribers. Where nothing is owed any more
     * nothing is done.
     *
     * @param step which step of the item this is, from 1
     * @param rule the row of {@code dunning-step} that matched
     * @param processDefinitionKey which the version of the table belongs to
     * @return the step, also when it was done before; the item is looked at again at its {@code nextAt}
     */
    @Transactional
    public Dunning dun(UUID receivable, int step, RuleRow rule, long processDefinitionKey) {
        ledger.lock(item(receivable).account());
        Optional<Dunning> done = dunnings.of(receivable).stream().filter(each -> each.step() == step).findFirst();
        return done.isPresent() ? done.get() : dunNow(item(receivable), step, rule, processDefinitionKey);
    }

    private Dunning dunNow(Receivable item, int step, RuleRow rule, long processDefinitionKey) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Dunning dunning = new Dunning(item.id(), step, rule.wholeNumber("level"), rule.text("notice"),
                sheets.daysOverdue(item), rule.flag("stopCredit"), rule.flag("askFinance"), rule.text("ruleId"),
                rule.text("reason"), now, now.plus(Duration.ofDays(Math.max(1, rule.wholeNumber("nextInDays")))));
        if (dunning.level() > 0 && item.open().isPositive()) {
            dunnings.add(dunning, item.open(), processDefinitionKey);
            if (dunning.creditStop()) {
                items.stopCredit(item);
            }
            tell(item, dunning);
        }
        return dunning;
    }

    private void tell(Receivable item, Dunning dunning) {
        events.publish(item.id().toString(), "receivable.dunned", Map.of(
                "receivableId", item.id().toString(),
                "customerId", item.customerId().value(),
                "orderId", item.orderId().toString(),
                "invoice", item.invoice(),
                "level", dunning.level(),
                "notice", dunning.notice(),
                "daysOverdue", dunning.daysOverdue(),
                "open", item.open().toMajor(),
                "currency", item.amount().currency(),
                "creditStopped", item.creditStopped() || dunning.creditStop()));
    }

    /**
     * Does what finance decided after the last step: propose to write the item off, give respite, or go on dunning.
     *
     * @param respiteDays for how many days from today it is not overdue; null unless respite is given
     * @param jobKey tells a repeated call from a new decision
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public DunningOutcome decide(
            UUID receivable,
            FormAnswer answer,
            @Nullable Integer respiteDays,
            long jobKey,
            long processInstanceKey) {
        Optional<DunningOutcome> known = dunnings.outcome(jobKey);
        return known.isPresent()
                ? known.get()
                : decisions.record(receivable, answer, respiteDays, jobKey,
                        tasks.before(jobKey, processInstanceKey, TASK));
    }

    private Receivable item(UUID receivable) {
        return items.find(receivable).orElseThrow();
    }
}
