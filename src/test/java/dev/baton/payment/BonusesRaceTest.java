package dev.baton.payment;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Transfer;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class BonusesRaceTest {

    private static final AccountId EXPENSE = AccountId.internal(AccountKind.BONUS_EXPENSE, Trade.CURRENCY);
    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, Trade.CURRENCY);

    private final Bonuses bonuses;
    private final Ledger ledger;
    private final List<AccountId> ids;

    @Autowired
    BonusesRaceTest(Bonuses bonuses, Ledger ledger, Clock clock, BeanFactory beans) {
        this.bonuses = bonuses;
        this.ledger = ledger;
        Account owner = ledger.account(prepaid(new Trade(beans).distributor("0.00"))).orElseThrow();
        Instant now = clock.instant();
        this.ids = IntStream.range(0, 6).mapToObj(number -> {
            // those with the larger ids expire first
            bonuses.grant(owner, "b" + number, money("1.00"), now.minus(Duration.ofMinutes(number)), "bonus", "");
            return AccountId.bonus(String.valueOf(owner.owner()), Trade.CURRENCY, "b" + number);
        }).toList();
    }

    @Test
    void bonuses_expire_while_holds_over_several_of_them_come_and_go_and_none_deadlocks() {
        for (int round = 0; round < 200; round++) {
            ledger.linked(ids.stream()
                    .map(id -> new Transfer(name("t"), EXPENSE, id, money("10.00"), "bonus", ""))
                    .toList());
            String order = held(ids);
            String another = held(ids.reversed());
            String newcomer = name("hold");
            Race.of(5, number -> () -> switch (number) {
                case 0 -> ledger.voidHolds(ledger.openHolds(order));
                case 1 -> ledger.voidHolds(ledger.openHolds(another));
                case 2 -> ledger.hold(newcomer, ids.reversed(), CLEARING, money("12.00"), newcomer);
                default -> bonuses.sweep();
            });
            ledger.voidHolds(ledger.openHolds(newcomer));
            bonuses.sweep();
        }

        assertThat(ids).allSatisfy(id -> assertThat(ledger.account(id)).hasValueSatisfying(bonus -> {
            assertThat(bonus.posted()).isEqualTo(money("0.00"));
            assertThat(bonus.pending()).isEqualTo(money("0.00"));
        }));
    }

    /** A part on each of these accounts, one after the other. */
    private String held(List<AccountId> accounts) {
        String reference = name("order");
        Money part = money("2.00");
        accounts.forEach(id -> ledger.hold(reference + ":" + id, id, CLEARING, part, reference));
        return reference;
    }
}
