package dev.baton.ledger;

import static dev.baton.trade.Trade.name;

import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** What one thread asks of the ledger, by chance. */
final class RandomCommands {

    /** Something that was done, and can be asked for again. */
    record Command(BooleanSupplier again) {

        boolean runAgain() {
            return again.getAsBoolean();
        }
    }

    private static final String REFERENCE = "history";

    private final Ledger ledger;
    private final List<AccountId> accounts;
    private final Random random;
    private final String currency;
    private final List<String> holds = new CopyOnWriteArrayList<>();

    RandomCommands(Ledger ledger, List<AccountId> accounts, String currency, Random random) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.random = random;
        this.currency = currency;
    }

    /** Tries so many commands and gives those that were done. */
    List<Command> run(int commands) {
        List<Command> done = new ArrayList<>();
        for (int number = 0; number < commands; number++) {
            BooleanSupplier next = next();
            if (next.getAsBoolean()) {
                done.add(new Command(next));
            }
        }
        return done;
    }

    private BooleanSupplier next() {
        return switch (random.nextInt(holds.isEmpty() ? 4 : 8)) {
            case 0, 1 -> hold();
            case 2 -> transfer();
            case 3 -> linked();
            case 4, 5, 6 -> post();
            default -> voidHold();
        };
    }

    private BooleanSupplier hold() {
        String key = name("hold");
        List<AccountId> sources = random.nextBoolean() ? List.of(any()) : accounts.subList(0, 2);
        Money amount = amount();
        return () -> {
            boolean held = ledger.hold(key, sources, own(AccountKind.CLEARING), amount,
                    key) instanceof HoldResult.Held;
            if (held && !holds.contains(key)) {
                holds.add(key);
            }
            return held;
        };
    }

    private BooleanSupplier transfer() {
        Transfer transfer = transferBetween(any(), own(AccountKind.REVENUE));
        return () -> done(() -> ledger.linked(List.of(transfer)));
    }

    private BooleanSupplier linked() {
        AccountId one = any();
        AccountId other = accounts.get((accounts.indexOf(one) + 1) % accounts.size());
        List<Transfer> all = List.of(transferBetween(one, other), transferBetween(other, one),
                transferBetween(own(AccountKind.BANK), one));
        return () -> done(() -> ledger.linked(all));
    }

    private Transfer transferBetween(AccountId debit, AccountId credit) {
        return new Transfer(name("t"), debit, credit, amount(), "by chance", REFERENCE);
    }

    private BooleanSupplier post() {
        String key = name("post");
        String hold = holds.get(random.nextInt(holds.size()));
        List<Leg> legs = List.of(new Leg(own(AccountKind.REVENUE), amount(), "goods"),
                new Leg(any(), new Money(1, currency), "back"));
        return () -> done(() -> ledger.post(key, hold, legs));
    }

    private BooleanSupplier voidHold() {
        String hold = holds.get(random.nextInt(holds.size()));
        return () -> done(() -> {
            var unused = ledger.voidHold(hold);
        });
    }

    /** What the ledger refuses is not done. */
    private static boolean done(Runnable command) {
        try {
            command.run();
            return true;
        } catch (InsufficientBalanceException | IllegalStateException refused) {
            return false;
        }
    }

    private AccountId any() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private AccountId own(AccountKind kind) {
        return AccountId.internal(kind, currency);
    }

    private Money amount() {
        return new Money(1 + random.nextInt(60), currency);
    }
}
