package dev.baton.bench;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.HoldResult;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.parts.PostgreSql;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The ledger. */
final class LedgerAlone extends RoomAlone {

    private static final String CURRENCY = "CNY";
    private static final Money AMOUNT = new Money(1_000, CURRENCY);
    private static final Money PLENTY = new Money(1_000_000_000_000L, CURRENCY);
    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, CURRENCY);
    private static final List<Leg> LEGS = List.of(
            new Leg(AccountId.internal(AccountKind.REVENUE, CURRENCY), new Money(885, CURRENCY), "goods"),
            new Leg(AccountId.internal(AccountKind.TAX_PAYABLE, CURRENCY), new Money(115, CURRENCY), "tax"));

    private final Ledger ledger;

    LedgerAlone(PostgreSql postgres) {
        super(postgres, Room.class);
        ledger = part(Ledger.class);
    }

    @ComponentScan(basePackageClasses = Ledger.class, excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.baton\\.ledger\\.web\\..*"))
    static class Room {

        @Bean
        BusinessCalendar calendar() {
            return new BusinessCalendar(ZoneOffset.UTC, Set.of(), Set.of());
        }
    }

    /** New accounts with plenty on each. */
    List<AccountId> accounts(int count) {
        return IntStream.range(0, count).mapToObj(number -> {
            AccountId account =
                    ledger.openAccount("B-" + UUID.randomUUID(), AccountKind.PREPAID, CURRENCY);
            ledger.transfer("fund:" + account, AccountId.internal(AccountKind.BANK, CURRENCY), account, PLENTY, "", "");
            return account;
        }).toList();
    }

    /** Holds and posts, as an order does, each in a transaction. */
    void holdAndPost(AccountId account) {
        String key = UUID.randomUUID().toString();
        if (!(ledger.hold(key, account, CLEARING, AMOUNT, key) instanceof HoldResult.Held)) {
            throw new IllegalStateException("there is plenty on " + account);
        }
        ledger.post(key, LEGS);
    }
}
