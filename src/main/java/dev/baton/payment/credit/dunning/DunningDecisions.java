package dev.baton.payment.credit.dunning;

import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.payment.credit.CreditProperties;
import dev.baton.payment.credit.OpenItems;
import dev.baton.payment.credit.Receivable;
import dev.baton.payment.credit.writeoff.WriteOffs;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what finance decides about an item that dunning did not help. */
@Component
@Transactional
class DunningDecisions {

    private static final int LONGEST_RESPITE = 365;

    private final StoredDunnings dunnings;
    private final OpenItems items;
    private final WriteOffs writeOffs;
    private final Ledger ledger;
    private final Grants grants;
    private final BusinessCalendar calendar;
    private final CreditProperties properties;
    private final Clock clock;

    DunningDecisions(
            StoredDunnings dunnings,
            OpenItems items,
            WriteOffs writeOffs,
            Ledger ledger,
            Grants grants,
            BusinessCalendar calendar,
            CreditProperties properties,
            Clock clock) {
        this.dunnings = dunnings;
        this.items = items;
        this.writeOffs = writeOffs;
        this.ledger = ledger;
        this.grants = grants;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param task the completed task; null if it cannot be told who completed it */
    DunningOutcome record(
            UUID receivable,
            FormAnswer answer,
            @Nullable Integer respiteDays,
            long jobKey,
            @Nullable CompletedTask task) {
        ledger.lock(items.find(receivable).orElseThrow().account());
        Optional<DunningOutcome> known = dunnings.outcome(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Receivable item = items.find(receivable).orElseThrow();
        DunningOutcome outcome = switch (answer.decision()) {
            case "WRITE_OFF" -> writeOff(item, answer, task == null ? null : task.assignee(), now);
            case "RESPITE" -> respite(item, respiteDays, now);
            case "DUN" -> new DunningOutcome(true, null, now.plus(properties.pause()));
            default -> again("Nothing was decided: choose what is to become of the invoice", now);
        };
        dunnings.add(receivable, jobKey, answer, task, outcome, now);
        return outcome;
    }

    private DunningOutcome writeOff(Receivable item, FormAnswer answer, @Nullable String person, Instant now) {
        if (answer.comment().isEmpty()) {
            return again("A write-off needs its reason as a comment", now);
        }
        if (person == null) {
            return again(
                    "It cannot be told who proposes the write-off: claim the task in Tasklist before completing it",
                    now);
        }
        if (item.open().isPositive() && !writeOffs.isProposed(item.id())) {
            writeOffs.propose(item.id(), item.open(), answer.comment(), person);
        }
        return new DunningOutcome(true, null, now.plus(properties.pause()));
    }

    private DunningOutcome respite(Receivable item, @Nullable Integer days, Instant now) {
        if (days == null || days < 1 || days > LONGEST_RESPITE) {
            return again("Respite is given for 1 to " + LONGEST_RESPITE + " days", now);
        }
        LocalDate last = calendar.today(now).plusDays(days);
        Instant overdueFrom = calendar.startOf(last.plusDays(1));
        items.giveRespite(item, overdueFrom);
        grants.serve(item.account());
        return new DunningOutcome(true, null, overdueFrom.plus(properties.grace()));
    }

    private static DunningOutcome again(String notice, Instant now) {
        return new DunningOutcome(false, notice, now);
    }
}
