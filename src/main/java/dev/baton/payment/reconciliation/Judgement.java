package dev.baton.payment.reconciliation;

import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.engine.RuleRecords;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does with an entry what the rules say of it. */
@Component
@Transactional
class Judgement {

    private static final String RULES = "rules";

    private final StoredEntries entries;
    private final EntryViews views;
    private final Matches matches;
    private final Settling settling;
    private final RuleRecords rules;
    private final Ledger ledger;
    private final Grants grants;
    private final ProcessCommands processes;
    private final Clock clock;

    Judgement(
            StoredEntries entries,
            EntryViews views,
            Matches matches,
            Settling settling,
            RuleRecords rules,
            Ledger ledger,
            Grants grants,
            ProcessCommands processes,
            Clock clock) {
        this.entries = entries;
        this.views = views;
        this.matches = matches;
        this.settling = settling;
        this.rules = rules;
        this.ledger = ledger;
        this.grants = grants;
        this.processes = processes;
        this.clock = clock;
    }

    /** @return false if something has changed since the rules were asked, so that they must be asked again */
    boolean apply(Candidates seen, Ruling ruling) {
        UUID id = seen.entry().id();
        Entry entry = entries.lock(id).orElseThrow();
        boolean first = entry.state().isToBeMatched();
        if (!first && !entry.state().isUndecided()) {
            return true;
        }
        if (ruling.outcome() == Ruling.Outcome.MATCH) {
            return match(entry, seen, ruling);
        }
        propose(entry, seen, ruling.telling(seen.beside()));
        if (first) {
            processes.publish(id.toString(), "bank-entry-unexplained", id.toString(),
                    Map.of("entryId", id.toString(), "bankEntry", TaskSheet.of(views.get(id))));
        }
        return true;
    }

    private boolean match(Entry entry, Candidates seen, Ruling ruling) {
        if (!settling.stillStands(entry, seen.chosen())) {
            return false;
        }
        settling.settle(entry, seen.chosen(), ruling.remainder(), new EntryBooking(ledger, grants, entry, ""));
        rules.keep(entry.id().toString(), ruling.decided());
        entries.judge(entry.id(), entry.state(), ruling, seen.difference(), clock.instant());
        entries.decide(entry.id(), EntryState.MATCHED, null, RULES, "", clock.instant());
        if (entry.state().isUndecided()) {
            String id = entry.id().toString();
            processes.publish(id, "bank-entry-decided", id, Map.of());
        }
        return true;
    }

    private void propose(Entry entry, Candidates seen, Ruling ruling) {
        boolean proposes = ruling.outcome() == Ruling.Outcome.PROPOSE && !seen.chosen().isEmpty();
        List<Expected> proposal = proposes ? seen.chosen() : List.of();
        EntryState state = proposes ? seen.proposal() : EntryState.OPEN;
        if (entry.state().isUndecided() && matches.proposes(entry, proposal)) {
            entries.looked(entry.id(), clock.instant());
            return;
        }
        matches.propose(entry.id(), proposal);
        rules.keep(entry.id().toString(), ruling.decided());
        entries.judge(entry.id(), state, ruling, seen.difference(), clock.instant());
    }
}
