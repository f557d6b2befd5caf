package dev.baton.ledger;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class LedgerRaceTest {

    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, Trade.CURRENCY);

    private final Ledger ledger;
    private final Trade trade;

    @Autowired
    LedgerRaceTest(Ledger ledger, BeanFactory beans) {
        this.ledger = ledger;
        this.trade = new Trade(beans);
    }

    @Test
    void of_fifty_who_race_for_the_last_of_a_balance_as_many_get_it_as_it_is_enough_for() {
        AccountId account = trade.account("100.00");

        List<HoldResult> results = Race.of(50, number -> () -> hold(name("hold"), account, "30.00"));

        assertThat(results).filteredOn(HoldResult.Held.class::isInstance).hasSize(3);
        assertThat(ledger.account(account).orElseThrow().pending()).isEqualTo(money("90.00"));
    }

    @Test
    void of_sixty_four_who_hold_post_and_void_with_money_for_half_of_them_half_succeed() {
        AccountId account = trade.account("3200.00");

        List<Boolean> held = Race.of(64, number -> () -> {
            String key = name("hold");
            if (hold(key, account, "100.00") instanceof HoldResult.Insufficient) {
                return false;
            }
            AccountId revenue = AccountId.internal(AccountKind.REVENUE, Trade.CURRENCY);
            ledger.post(key + ":part", key, List.of(new Leg(revenue, money("60.00"), "goods")));
            ledger.post(key + ":rest", key, List.of(new Leg(revenue, money("40.00"), "goods")));
            ledger.voidHold(key);
            return true;
        });

        assertThat(held).filteredOn(done -> done).hasSize(32);
        assertThat(ledger.account(account).orElseThrow()).satisfies(spent -> {
            assertThat(spent.posted().isZero()).isTrue();
            assertThat(spent.pending().isZero()).isTrue();
        });
    }

    @Test
    void fifty_who_ask_for_the_same_hold_at_once_hold_it_once() {
        AccountId account = trade.account("100.00");
        String key = name("hold");

        List<HoldResult> results = Race.of(50, number -> () -> hold(key, account, "60.00"));

        assertThat(results).containsOnly(new HoldResult.Held());
        assertThat(ledger.account(account).orElseThrow().pending()).isEqualTo(money("60.00"));
    }

    @Test
    void transfers_to_and_fro_between_two_accounts_do_not_deadlock_and_lose_nothing() {
        AccountId one = trade.account("50.00");
        AccountId other = trade.account("50.00");

        Race.of(50, number -> () -> {
            boolean forth = number % 2 == 0;
            ledger.transfer(name("t"), forth ? one : other, forth ? other : one, money("1.00"), "", "");
            return number;
        });

        assertThat(ledger.account(one).orElseThrow().posted()).isEqualTo(money("50.00"));
        assertThat(ledger.account(other).orElseThrow().posted()).isEqualTo(money("50.00"));
    }

    @Test
    void a_hold_that_is_posted_and_voided_at_once_ends_one_way_only() {
        AccountId account = trade.account("100.00");
        String key = name("hold");
        hold(key, account, "100.00");
        AccountId revenue = AccountId.internal(AccountKind.REVENUE, Trade.CURRENCY);

        Race.of(2, number -> () -> {
            if (number == 0) {
                return ledger.voidHold(key);
            }
            try {
                ledger.post(key, List.of(new Leg(revenue, money("100.00"), "goods")));
            } catch (IllegalStateException voidedBefore) {
                return Optional.empty();
            }
            return Optional.empty();
        });

        Hold hold = ledger.hold(key).orElseThrow();
        assertThat(hold.remaining().isZero()).isTrue();
        assertThat(hold.posted().isZero()).isNotEqualTo(hold.voided().isZero());
        assertThat(ledger.account(account).orElseThrow().pending().isZero()).isTrue();
    }

    private HoldResult hold(String key, AccountId account, String amount) {
        return ledger.hold(key, account, CLEARING, money(amount), key);
    }
}
