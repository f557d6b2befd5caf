package dev.baton.ledger;

import static java.util.stream.Collectors.toMap;

import dev.baton.ledger.HoldResult.Held;
import dev.baton.ledger.HoldResult.Insufficient;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sets money aside, posts it and gives it back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Holds {

    private final Accounts accounts;
    private final Transfers transfers;
    private final Clock clock;

    Holds(Accounts accounts, Transfers transfers, Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.clock = clock;
    }

    HoldResult hold(Transfer wanted) {
        if (transfers.hold(wanted, clock.instant()) || transfers.isBooked(wanted)) {
            return new Held();
        }
        return new Insufficient(accounts.require(wanted.debit()).available());
    }

    HoldResult hold(String key, List<AccountId> sources, AccountId credit, Money amount, String reference) {
        if (sources.size() == 1 && transfers.hold(
                new Transfer(key, sources.getFirst(), credit, amount, "hold", reference), clock.instant())) {
            return new Held();
        }
        Map<AccountId, Account> locked =
                accounts.lock(sources).stream().collect(toMap(Account::id, account -> account));
        if (transfers.isHeld(key, amount, reference)) {
            return new Held();
        }
        Money available = locked.values().stream().map(Account::available).reduce(Money.zero(amount.currency()),
                Money::plus);
        if (available.compareTo(amount) < 0) {
            return new Insufficient(available);
        }
        draw(key, sources.stream().flatMap(id -> Stream.ofNullable(locked.get(id))).toList(), credit, amount,
                reference);
        return new Held();
    }

    /** Sets aside what each account has, until it is enough. */
    private void draw(String key, List<Account> sources, AccountId credit, Money amount, String reference) {
        Money left = amount;
        int parts = 0;
        for (Account source : sources) {
            Money part = left.min(source.available());
            if (part.isPositive()) {
                parts++;
                transfers.hold(new Transfer(parts == 1 ? key : key + ":" + parts, source.id(), credit, part, "hold",
                        reference), clock.instant());
                left = left.minus(part);
            }
        }
    }

    void post(String part, List<Hold> holds, List<Leg> legs) {
        lock(holds, legs);
        List<Leg> unpaid = legs;
        for (Hold hold : holds) {
            Leg.Cut cut = Leg.cut(unpaid, hold.remaining());
            if (!cut.paid().isEmpty()) {
                add(hold.key() + ":post:" + part, hold, cut.paid());
            }
            unpaid = cut.rest();
        }
        if (!unpaid.isEmpty()) {
            throw new IllegalStateException("the legs come to more than is held");
        }
    }

    void post(String key, Hold hold, List<Leg> legs) {
        lock(List.of(hold), legs);
        add(key, hold, legs);
    }

    private void add(String key, Hold hold, List<Leg> legs) {
        Money sum = legs.stream().map(Leg::amount).reduce(Money.zero(hold.amount().currency()), Money::plus);
        List<Transfer> linked = IntStream.range(0, legs.size())
                .filter(number -> !legs.get(number).credit().equals(hold.credit()))
                .mapToObj(number -> passOn(key + ":" + (number + 1), hold, legs.get(number)))
                .toList();
        transfers.post(new Transfer(key, hold.account(), hold.credit(), sum, "payment", hold.reference()), hold.key(),
                linked, clock.instant());
    }

    private static Transfer passOn(String key, Hold hold, Leg leg) {
        return new Transfer(key, hold.credit(), leg.credit(), leg.amount(), leg.memo(), hold.reference());
    }

    Optional<Money> giveBack(List<Hold> holds) {
        lock(holds);
        return holds.stream()
                .map(hold -> transfers.voidRest(hold.key(), clock.instant()))
                .flatMap(Optional::stream)
                .reduce(Money::plus);
    }

    void voidPart(String key, List<Hold> holds, Money amount) {
        lock(holds);
        if (transfers.isBooked(key)) {
            return;
        }
        Money left = amount;
        for (int number = holds.size(); number > 0 && left.isPositive(); number--) {
            Hold hold = holds.get(number - 1);
            Money now = left.min(hold.remaining());
            String part = left.equals(amount) ? key : key + ":" + number;
            transfers.voidPart(part, hold.key(), now, clock.instant());
            left = left.minus(now);
        }
        if (left.isPositive()) {
            throw new IllegalStateException("less than " + amount + " is left of what is held");
        }
    }

    private void lock(List<Hold> holds) {
        lock(holds, List.of());
    }

    private void lock(List<Hold> holds, List<Leg> legs) {
        accounts.lock(
                Stream.concat(holds.stream().map(Hold::account), legs.stream().map(Leg::credit)).toList());
    }
}
