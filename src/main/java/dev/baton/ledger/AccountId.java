package dev.baton.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An account's id: {@code D-1001:PREPAID:CNY} for a customer's, {@code REVENUE:CNY} for one of ours. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {

    /** The most characters that an id has. */
    public static final int LONGEST = 120;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an account's id has 1 to " + LONGEST + " characters");
        }
    }

    /** The id of a customer's account. */
    public static AccountId of(String owner, AccountKind kind, String currency) {
        if (!kind.isCustomers()) {
            throw new IllegalArgumentException(kind + " is not an account of customers");
        }
        return new AccountId(owner + ":" + kind + ":" + currency);
    }

    /** The id of one of a customer's bonuses: each is an account of its own. */
    public static AccountId bonus(String owner, String currency, String name) {
        return new AccountId(of(owner, AccountKind.BONUS, currency) + ":" + name);
    }

    /** The id of one of our own accounts. */
    public static AccountId internal(AccountKind kind, String currency) {
        if (kind.isCustomers()) {
            throw new IllegalArgumentException(kind + " is an account of customers");
        }
        return new AccountId(kind + ":" + currency);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
