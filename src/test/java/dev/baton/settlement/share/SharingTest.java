package dev.baton.settlement.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The arithmetic of shares. */
class SharingTest {

    private static final BigDecimal RATE = new BigDecimal("0.13");

    @Test
    void left_over_units_go_to_the_largest_remainders_and_charges_to_the_seller() {
        SplitTerms terms = terms(Market.rule(3333, 3333, 3334, 0));

        assertThat(terms.share(cny(100), cny(0))).containsExactlyInAnyOrderEntriesOf(
                Map.of(Party.MANUFACTURER, cny(33), Party.SELLER, cny(33), Party.PLATFORM, cny(34)));
        assertThat(terms.share(cny(1), cny(60))).containsExactlyInAnyOrderEntriesOf(
                Map.of(Party.MANUFACTURER, cny(0), Party.SELLER, cny(60), Party.PLATFORM, cny(1)));
    }

    @Test
    void on_a_tie_the_earlier_party_has_the_unit() {
        assertThat(terms(Market.rule(5000, 5000, 0, 0)).share(cny(1), cny(0))).containsEntry(Party.MANUFACTURER, cny(1))
                .containsEntry(Party.SELLER, cny(0));
    }

    @Test
    void rules_that_share_more_or_less_than_all_or_no_shares_are_broken() {
        for (Map<String, Object> broken : List.of(Market.rule(7000, 2500, 499, 7), Market.rule(7000, 2500, 501, 7),
                Market.rule(-1, 10_001, 0, 7), Market.rule(0, 9700, 300, -1), Market.rule(0, 9700, 300, 366))) {
            assertThatExceptionOfType(IllegalStateException.class).as(broken.toString())
                    .isThrownBy(() -> terms(broken))
                    .withMessageContaining("SPL-TEST");
        }
        Map<String, Object> silent = Market.rule(0, 9700, 300, 0);
        silent.remove("returnDays");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> terms(silent))
                .withMessageContaining("returnDays");
    }

    @RepeatedTest(200)
    void shares_always_come_to_the_part_and_refunds_take_them_down_to_nothing(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        List<Share> shares = new ArrayList<>();
        long total = 0;
        for (int part = 0; part <= chance.nextInt(4); part++) {
            long goods = chance.nextInt(chance.nextBoolean() ? 20 : 100_000_000);
            long charges = chance.nextInt(3) == 0 ? chance.nextInt(10_000) : 0;
            int manufacturer = chance.nextInt(10_001);
            int seller = chance.nextInt(10_001 - manufacturer);
            Map<Party, Money> shared = terms(
                    Market.rule(manufacturer, seller, 10_000 - manufacturer - seller, 7))
                    .share(cny(goods), cny(charges));
            assertThat(sum(shared.values().stream().toList())).isEqualTo(cny(goods + charges));
            boolean out = chance.nextBoolean();
            shared.forEach((party, amount) -> shares.add(share(party, amount, out)));
            total += goods + charges;
        }
        long left = total;
        while (left > 0) {
            long refund = 1 + chance.nextLong(Math.min(left, chance.nextBoolean() ? 5 : left));
            if (total > 100_000) {
                refund = Math.min(left, refund + total / 50);
            }
            take(cny(refund), shares);
            left -= refund;
            assertThat(ClawBack.left("CNY", shares)).isEqualTo(cny(left));
        }
        assertThat(shares).allSatisfy(share -> assertThat(share.remaining()).isEqualTo(cny(0)));
    }

    /** Takes it, and looks that no share goes below zero and its tax stays what is within it. */
    private static void take(Money refund, List<Share> shares) {
        List<ClawBack> backs = ClawBack.of(refund, shares);
        assertThat(sum(backs.stream().map(ClawBack::amount).toList())).isEqualTo(refund);
        for (ClawBack back : backs) {
            Share before = back.share();
            Share after = given(before, back.amount());
            assertThat(after.remaining().isNegative()).isFalse();
            assertThat(sum(back.sources().stream().map(Slice::amount).toList())).isEqualTo(back.amount());
            assertThat(back.sources()).allMatch(slice -> slice.amount().isPositive());
            if (before.isPaidOut()) {
                assertThat(tax(back.sources())).isEqualTo(Vat.taxWithin(before.remaining(), before.taxRate())
                        .minus(Vat.taxWithin(after.remaining(), after.taxRate())));
            }
            shares.set(shares.indexOf(before), after);
        }
    }

    @Test
    void nothing_is_taken_beyond_what_is_left() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ClawBack.of(cny(11), List.of(share(Party.PLATFORM, cny(10), false))));
    }

    private static Money tax(List<Slice> slices) {
        return sum(slices.stream().filter(slice -> slice.account().value().startsWith("TAX_PAYABLE"))
                .map(Slice::amount).toList());
    }

    private static SplitTerms terms(Map<String, Object> row) {
        return SplitTerms.of(new RuleRow("settlement-split", row));
    }

    private static Share share(Party party, Money amount, boolean out) {
        boolean seller = party == Party.SELLER;
        return new Share(UUID.randomUUID(), party, seller ? "D-1" : null, 1, amount, cny(0),
                seller ? BigDecimal.ZERO : RATE, Instant.EPOCH, out ? Instant.EPOCH : null);
    }

    private static Share given(Share share, Money more) {
        return new Share(share.settlementId(), share.party(), share.owner(), share.basisPoints(), share.amount(),
                share.clawedBack().plus(more), share.taxRate(), share.payoutAt(), share.paidOutAt());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(cny(0), Money::plus);
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }
}
