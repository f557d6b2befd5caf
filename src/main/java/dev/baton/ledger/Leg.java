package dev.baton.ledger;

import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.List;

/** A part of a hold that is being posted: where it goes, how much, and what for in words. */
public record Leg(AccountId credit, Money amount, String memo) {

    /** Legs cut in two at an amount; the leg that the cut goes through is in both. */
    record Cut(List<Leg> paid, List<Leg> rest) {}

    static Cut cut(List<Leg> legs, Money amount) {
        List<Leg> paid = new ArrayList<>();
        List<Leg> rest = new ArrayList<>();
        Money left = amount;
        for (Leg leg : legs) {
            Money now = leg.amount().min(left);
            left = left.minus(now);
            leg.add(now, paid);
            leg.add(leg.amount().minus(now), rest);
        }
        return new Cut(paid, rest);
    }

    private void add(Money part, List<Leg> legs) {
        if (part.isPositive()) {
            legs.add(new Leg(credit, part, memo));
        }
    }
}
