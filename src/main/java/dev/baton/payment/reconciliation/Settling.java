package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shares an entry's amount out among what it is for, and books it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settling {

    private final CandidateSearch search;
    private final Matches matches;

    Settling(CandidateSearch search, Matches matches) {
        this.search = search;
        this.matches = matches;
    }

    /**
     * Locks what the entry is for.
     *
     * @return false if any of it stands in another way than it was seen
     */
    boolean stillStands(Entry entry, List<Expected> seen) {
        matches.lock(seen);
        return seen.stream().allMatch(one -> current(entry, one.kind(), one.subject())
                .filter(now -> now.open().equals(one.open())).isPresent());
    }

    Optional<Expected> current(Entry entry, String kind, String subject) {
        return search.kind(kind).find(subject, entry);
    }

    /** Settles one after the other as far as the amount goes; what is over belongs to the last. */
    void settle(Entry entry, List<Expected> locked, Remainder remainder, EntryBooking booking) {
        matches.withdraw(entry.id());
        Money left = entry.amount();
        for (Expected expected : locked) {
            boolean last = expected.equals(locked.getLast());
            Money part = last ? left : left.min(expected.open());
            if (part.isPositive()) {
                matches.settle(entry.id(), expected,
                        search.kind(expected.kind()).settle(entry, expected, part, remainder, booking));
            }
            left = left.minus(part);
        }
    }
}
