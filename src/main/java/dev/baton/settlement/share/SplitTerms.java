package dev.baton.settlement.share;

import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Shares;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How an order's money is shared.
 *
 * @param basisPoints of each party; they come to 10,000
 * @param returnDays after which the shares are paid out; 0 for at once
 */
record SplitTerms(Map<Party, Integer> basisPoints, int returnDays, String rule, String reason) {

    static final String TABLE = "settlement-split";
    private static final int ALL = 10_000;
    private static final int LONGEST = 365;

    SplitTerms {
        basisPoints = Map.copyOf(basisPoints);
    }

    /** @throws IllegalStateException if the rules are broken: the shares are not all of it, or not shares */
    static SplitTerms of(RuleRow row) {
        Map<Party, Integer> shares = new EnumMap<>(Party.class);
        shares.put(Party.MANUFACTURER, share(row, "manufacturerShare"));
        shares.put(Party.SELLER, share(row, "sellerShare"));
        shares.put(Party.PLATFORM, share(row, "platformShare"));
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != ALL) {
            throw row.broken("platformShare", "what the others leave of 10000: the shares come to " + sum);
        }
        int days = row.wholeNumber("returnDays");
        if (days < 0 || days > LONGEST) {
            throw row.broken("returnDays", "a number of days from 0 to " + LONGEST);
        }
        return new SplitTerms(shares, days, row.text("ruleId"), row.text("reason"));
    }

    private static int share(RuleRow row, String output) {
        int share = row.wholeNumber(output);
        if (share < 0 || share > ALL) {
            throw row.broken(output, "a share from 0 to " + ALL + " basis points");
        }
        return share;
    }

    int of(Party party) {
        return basisPoints.getOrDefault(party, 0);
    }

    Duration returnPeriod() {
        return Duration.ofDays(returnDays);
    }

    /**
     * What each party has of a part.
     *
     * @param goods which are shared
     * @param charges which are the seller's
     */
    Map<Party, Money> share(Money goods, Money charges) {
        List<Party> parties = List.of(Party.values());
        List<Long> parts = Shares.split(goods.minor(), parties.stream().map(party -> (long) of(party)).toList());
        Map<Party, Money> shared = new EnumMap<>(Party.class);
        for (int index = 0; index < parties.size(); index++) {
            shared.put(parties.get(index), new Money(parts.get(index), goods.currency()));
        }
        shared.merge(Party.SELLER, charges, Money::plus);
        return shared;
    }
}
