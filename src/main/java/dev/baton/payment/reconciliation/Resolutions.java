package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.payment.reconciliation.Assignment.Source;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides about entries that no rule explains. Deciding the same again changes nothing. */
@Service
@Transactional
public class Resolutions {

    private final StoredEntries entries;
    private final EntryViews views;
    private final Matches matches;
    private final Settling settling;
    private final Assignment assignment;
    private final Ledger ledger;
    private final Grants grants;
    private final ProcessCommands processes;
    private final Clock clock;

    Resolutions(
            StoredEntries entries,
            EntryViews views,
            Matches matches,
            Settling settling,
            Assignment assignment,
            Ledger ledger,
            Grants grants,
            ProcessCommands processes,
            Clock clock) {
        this.entries = entries;
        this.views = views;
        this.matches = matches;
        this.settling = settling;
        this.assignment = assignment;
        this.ledger = ledger;
        this.grants = grants;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Decides about an entry and books it.
     *
     * @param by who decides
     * @throws NotFoundException if there is no such entry
     * @throws ProposalChangedException (409) if what is to be confirmed is no longer what was proposed
     * @throws ConflictException (409) if it is still to be matched, or was decided otherwise
     * @throws RefusedException (422) if nothing is proposed, or the account cannot take it
     */
    public void resolve(UUID id, Resolution resolution, String by) {
        Entry entry = entries.lock(id).orElseThrow(() -> new NotFoundException("bank entry " + id));
        if (entry.state().isToBeMatched()) {
            throw new ConflictException("The entry is still to be matched.");
        }
        if (isAssignedLater(entry, resolution)) {
            assign(entry, resolution, Source.UNALLOCATED);
        } else if (entry.state().isUndecided()) {
            decide(entry, resolution);
            processes.publish(id.toString(), "bank-entry-decided", id.toString(), Map.of());
        } else {
            requireSame(entry, resolution);
            return;
        }
        String account = resolution.account() == null ? null : resolution.account().value();
        entries.decide(id, resolution.state(), account, by, resolution.note(), clock.instant());
    }

    private static boolean isAssignedLater(Entry entry, Resolution resolution) {
        return entry.state() == EntryState.UNALLOCATED && resolution.decision() == Resolution.Decision.ASSIGN;
    }

    private void requireSame(Entry entry, Resolution resolution) {
        boolean same = entry.state() == resolution.state() && (resolution.account() == null
                || resolution.account().value().equals(entries.assignedTo(entry.id())));
        if (!same) {
            throw new ConflictException("The entry was decided before: it is " + entry.state() + ".",
                    Map.of("state", entry.state()));
        }
    }

    private void decide(Entry entry, Resolution resolution) {
        switch (resolution.decision()) {
            case CONFIRM -> confirm(entry, resolution.seen());
            case ASSIGN -> assign(entry, resolution, Source.BANK);
            case UNALLOCATED -> {
                // nobody may have an account in its currency yet
                ledger.openOurs(entry.amount().currency());
                assignment.book(entry,
                        AccountId.internal(AccountKind.UNALLOCATED, entry.amount().currency()), Source.BANK);
            }
            case NOT_OURS -> matches.withdraw(entry.id());
        }
    }

    private void confirm(Entry entry, @Nullable String seen) {
        List<Matches.Proposed> proposed = matches.proposed(entry);
        if (proposed.isEmpty()) {
            throw new RefusedException("/decision", "nothing is proposed for this entry");
        }
        if (seen != null && !seen.equals(TaskSheet.of(views.get(entry.id())).proposal())) {
            throw new ProposalChangedException();
        }
        List<Expected> proposal = proposed.stream().map(one -> unchanged(entry, one)).toList();
        if (!settling.stillStands(entry, proposal)) {
            throw new ProposalChangedException();
        }
        settling.settle(entry, proposal, entries.remainder(entry.id()), new EntryBooking(ledger, grants, entry, ""));
    }

    /** What was proposed, if as much is expected of it still: a receipt that was entered by hand meanwhile may be this very money. */
    private Expected unchanged(Entry entry, Matches.Proposed proposed) {
        return settling.current(entry, proposed.kind(), proposed.subject())
                .filter(now -> now.open().equals(proposed.open()))
                .orElseThrow(ProposalChangedException::new);
    }

    private void assign(Entry entry, Resolution resolution, Source source) {
        AccountId account = resolution.account();
        if (account == null) {
            throw new RefusedException("/accountId", "an account must be named");
        }
        assignment.assign(entry, account, source);
    }
}
