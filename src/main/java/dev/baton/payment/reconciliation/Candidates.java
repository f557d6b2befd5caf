package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What an entry may be for, as the rules are asked about it.
 *
 * @param named whether the entry names it
 * @param chosen what fits best; empty where nothing does
 * @param difference what came less what is expected; of several entries that make it up together, of all of them
 * @param equallyGood how many fit as well as what is chosen, it included
 * @param together how many entries make up the expected amount
 * @param beside what else a person must know of before choosing, in words
 */
record Candidates(
        Entry entry,
        boolean named,
        List<Expected> chosen,
        Money difference,
        int equallyGood,
        int together,
        List<String> beside) {

    Candidates {
        chosen = List.copyOf(chosen);
        beside = List.copyOf(beside);
    }

    static Candidates none(Entry entry) {
        return new Candidates(entry, false, List.of(), entry.amount(), 0, 1, List.of());
    }

    /** The facts of {@code dmn/matching}, whose amounts are in major units. */
    Map<String, Object> facts() {
        List<String> kinds = chosen.stream().map(Expected::kind).distinct().toList();
        return Map.of(
                "direction", entry.booked().direction().name(),
                "kind", kinds.size() == 1 ? kinds.getFirst() : kinds.isEmpty() ? "" : "SEVERAL",
                "referenceMatches", named,
                "amountDifference", difference.toDecimal().abs(),
                "daysApart", daysApart(),
                "candidates", equallyGood,
                "entriesTogether", together);
    }

    private long daysApart() {
        return chosen.stream()
                .mapToLong(one -> Math.abs(ChronoUnit.DAYS.between(one.since(), entry.booked().bookingDate())))
                .max()
                .orElse(0);
    }

    /** Whether anything is expected of what is chosen. */
    boolean isOpen() {
        return chosen.stream().anyMatch(one -> one.open().isPositive());
    }

    EntryState proposal() {
        return named && !difference.isZero() ? EntryState.DIFFERING : EntryState.PROPOSED;
    }
}
