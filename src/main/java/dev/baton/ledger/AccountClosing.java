package dev.baton.ledger;

import dev.baton.platform.problem.ConflictException;
import java.util.List;
import java.util.Map;

/**
 * An empty account is to be closed; told within the transaction, which holds the lock of the account and of its owner's prepaid one. Who may
 * still pay into it refuses; who begins to pay into an account locks it and looks whether it is closed.
 */
public record AccountClosing(Account account) {

    /**
     * Refuses while something is under way that ends with money on the account.
     *
     * @param underWay each in words for the caller
     * @throws ConflictException (409) naming them; the account stays as it is
     */
    public void refuseFor(List<String> underWay) {
        if (!underWay.isEmpty()) {
            throw new ConflictException("Account " + account.id() + " cannot be closed: under way is "
                    + String.join(", ", underWay) + ".", Map.of("underWay", underWay));
        }
    }
}
