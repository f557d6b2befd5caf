package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        List<List<Expected>> groups = groups(all);
        Optional<List<Expected>> best = groups.stream().min(Comparator.comparingLong(group -> apart(entry, group)));
        return best.isPresent() ? together(entry, best.get(), groups) : Candidates.none(entry);
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

    private Candidates together(Entry entry, List<Expected> group, List<List<Expected>> groups) {
        Set<List<Expected>> asGood = asGood(entry, group, groups);
        List<String> beside = beside(group, asGood);
        Money difference = difference(entry, group);
        if (difference.isNegative()) {
            List<String> references = group.stream().map(one -> one.reference().toUpperCase(Locale.ROOT)).toList();
            StoredEntries.Together together = entries.together(entry, references);
            if (together.entries() > 1 && together.amount().equals(sum(entry, group))) {
                return new Candidates(entry, true, group, Money.zero(difference.currency()), asGood.size(),
                        together.entries(), beside);
            }
        }
        return new Candidates(entry, true, group, difference, asGood.size(), 1, beside);
    }

    /**
     * What fits as well as the best, it included, where it is a question whether money is booked already: something that is to be booked, and
     * what was booked for it and is not confirmed. In all other cases the best is as good as any.
     */
    private Set<List<Expected>> asGood(Entry entry, List<Expected> best, List<List<Expected>> groups) {
        long most = Math.max(apart(entry, best), properties.amountWindow());
        Set<List<Expected>> asGood = new LinkedHashSet<>(List.of(best));
        groups.stream().filter(group -> apart(entry, group) <= most).forEach(asGood::add);
        boolean isBooked = asGood.stream()
                .anyMatch(group -> unconfirmed(group).anyMatch(booked -> asGood.stream()
                        .anyMatch(other -> other.contains(booked) && Collections.disjoint(other, group))));
        return isBooked ? asGood : Set.of(best);
    }

    /** What was booked for this otherwise, and is not confirmed. */
    private Stream<Expected> unconfirmed(List<Expected> group) {
        return group.stream()
                .flatMap(one -> kinds.stream().flatMap(kind -> kind.unconfirmed(one).stream()))
                .filter(booked -> !group.contains(booked));
    }

    private List<String> beside(List<Expected> chosen, Set<List<Expected>> asGood) {
        Stream<Expected> rivals = asGood.stream().flatMap(List::stream).filter(one -> !chosen.contains(one));
        return Stream.concat(unconfirmed(chosen)
                .map(booked -> booked.what() + " was entered for it, of which the bank has not confirmed "
                        + booked.open().toMajor()),
                rivals.filter(rival -> unconfirmed(chosen).noneMatch(rival::equals))
                        .map(rival -> rival.what() + ", of which " + rival.open().toMajor() + " is open, fits as well"))
                .distinct()
                .toList();
    }

    /** What the entry does not name but may be for by its amount and day: the nearest amount, and how many are as near. */
    Candidates near(Entry entry) {
        if (!entry.isIncoming()) {
            return Candidates.none(entry);
        }
        Money by = new Money(properties.amountWindow(), entry.amount().currency());
        Nearness nearness = Nearness.to(entry, by, properties.dayWindow(), MOST, calendar);
        List<Expected> all = kinds.stream().flatMap(kind -> kind.near(entry, nearness).stream()).toList();
        Optional<Expected> nearest = all.stream().min(Comparator.comparingLong(one -> apart(entry, one)));
        if (nearest.isEmpty()) {
            return Candidates.none(entry);
        }
        long apart = apart(entry, nearest.get());
        long asNear = all.stream().filter(other -> apart(entry, other) == apart).count();
        List<Expected> chosen = List.of(nearest.get());
        return new Candidates(entry, false, chosen, difference(entry, chosen), Math.toIntExact(asNear), 1,
                beside(chosen, Set.of()));
    }

    private static long apart(Entry entry, Expected expected) {
        return apart(entry, List.of(expected));
    }

    private static long apart(Entry entry, List<Expected> group) {
        return Math.abs(difference(entry, group).minor());
    }

    private static Money difference(Entry entry, List<Expected> group) {
        return entry.amount().minus(sum(entry, group));
    }

    private static Money sum(Entry entry, List<Expected> group) {
        return group.stream().map(Expected::open).reduce(Money.zero(entry.amount().currency()), Money::plus);
    }
}
