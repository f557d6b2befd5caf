package dev.baton.payment;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads amounts as they are sent: in major units, with their currency beside them. */
public final class Amounts {

    private static final int LONGEST = 100;

    private Amounts() {}

    /** The amount; empty where it cannot be read, which is noted at {@code /amount} or {@code /currency}. */
    public static Optional<Money> read(@Nullable String amount, @Nullable String currency, Faults faults) {
        String code = faults.text("/currency", currency, LONGEST);
        if (code.isEmpty()) {
            faults.text("/amount", amount, LONGEST);
            return Optional.empty();
        }
        return read("/amount", amount, code, faults);
    }

    /** An amount in a currency that is known; empty where it cannot be read, which is noted at the pointer. */
    public static Optional<Money> read(String pointer, @Nullable String amount, String currency, Faults faults) {
        String major = faults.text(pointer, amount, LONGEST);
        if (major.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.parse(major, currency));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            faults.add(pointer, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    /** As {@link #read(String, String, Faults)}; an amount that is not positive is noted too, and empty. */
    public static Optional<Money> readPositive(@Nullable String amount, @Nullable String currency, Faults faults) {
        return positive("/amount", read(amount, currency, faults), faults);
    }

    /** As {@link #read(String, String, String, Faults)}; an amount that is not positive is noted too, and empty. */
    public static Optional<Money> readPositive(
            String pointer,
            @Nullable String amount,
            String currency,
            Faults faults) {
        return positive(pointer, read(pointer, amount, currency, faults), faults);
    }

    private static Optional<Money> positive(String pointer, Optional<Money> amount, Faults faults) {
        if (amount.isPresent() && !amount.get().isPositive()) {
            faults.add(pointer, "must be positive");
        }
        return amount.filter(Money::isPositive);
    }
}
