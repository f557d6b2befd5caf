package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for what an entry may be for. */
@Component
@Transactional(readOnly = true)
class CandidateSearch {

    private static final int MOST = 20;

    private final List<Expectations> kinds;
    private final StoredEntries entries;
    private final ReconciliationProperties properties;
    private final BusinessCalendar calendar;

    CandidateSearch(
            List<Expectations> kinds,
            StoredEntries entries,
            ReconciliationProperties properties,
            BusinessCalendar calendar) {
        this.kinds = kinds.stream().sorted(Comparator.comparingInt(Expectations::precedence)).toList();
        this.entries = entries;
        this.properties = properties;
        this.calendar = calendar;
    }

    Expectations kind(String name) {
        return kinds.stream().filter(kind -> kind.kind().equals(name)).findAny()
                .orElseThrow(() -> new IllegalStateException("nothing of the kind " + name + " is expected"));
    }

    /** What the entry names. Nothing is expected to go out. */
    Candidates named(Entry entry) {
        if (!entry.isIncoming()) {
            return Candidates.none(entry);
        }
        List<Expected> all = kinds.stream().flatMap(kind -> kind.named(entry).stream()).limit(MOST).toList();
        Optional<List<Expected>> best = groups(all).stream()
                .min(Comparator.comparing(group -> Math.abs(difference(entry, group).minor())));
        return best.isPresent() ? together(entry, best.get()) : Candidates.none(entry);
    }

    /**
     * What may be meant together where several are named: all of a kind, one of them, or all of them. What is settled already counts only
     * where nothing else is named.
     */
    private List<List<Expected>> groups(List<Expected> all) {
        Predicate<Expected> isOpen = expected -> expected.open().isPositive();
        List<Expected> open = all.stream().anyMatch(isOpen) ? all.stream().filter(isOpen).toList() : all;
        List<List<Expected>> groups = new ArrayList<>();
        kinds.forEach(kind -> groups.add(open.stream().filter(one -> one.kind().equals(kind.kind())).toList()));
        open.forEach(one -> groups.add(List.of(one)));
        groups.add(open);
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private Candidates together(Entry entry, List<Expected> group) {
        Money difference = difference(entry, group);
        if (difference.isNegative()) {
            List<String> references = group.stream().map(one -> one.reference().toUpperCase(Locale.ROOT)).toList();
            StoredEntries.Together together = entries.together(entry, references);
            if (together.entries() > 1 && together.amount().equals(sum(entry, group))) {
                return new Candidates(entry, true, group, Money.zero(difference.currency()), 1, together.entries());
            }
        }
        return new Candidates(entry, true, group, difference, 1, 1);
    }

    /** What the entry does not name but may be for by its amount and day: the nearest amount, and how many are as near. */
    Candidates near(Entry entry) {
        if (!entry.isIncoming()) {
            return Candidates.none(entry);
        }
        Money by = new Money(properties.amountWindow(), entry.amount().currency());
        Nearness nearness = Nearness.to(entry, by, properties.dayWindow(), MOST, calendar);
        List<Expected> all = kinds.stream().flatMap(kind -> kind.near(entry, nearness).stream()).toList();
        Optional<Expected> nearest = all.stream().min(Comparator.comparing(one -> apart(entry, one)));
        if (nearest.isEmpty()) {
            return Candidates.none(entry);
        }
        long apart = apart(entry, nearest.get());
        long asNear = all.stream().filter(other -> apart(entry, other) == apart).count();
        List<Expected> chosen = List.of(nearest.get());
        return new Candidates(entry, false, chosen, difference(entry, chosen), Math.toIntExact(asNear), 1);
    }

    private static long apart(Entry entry, Expected expected) {
        return Math.abs(difference(entry, List.of(expected)).minor());
    }

    private static Money difference(Entry entry, List<Expected> group) {
        return entry.amount().minus(sum(entry, group));
    }

    private static Money sum(Entry entry, List<Expected> group) {
        return group.stream().map(Expected::open).reduce(Money.zero(entry.amount().currency()), Money::plus);
    }
}
