package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.file.BankEntry;
import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * A stored entry of a bank statement.
 *
 * @param words what may be a reference in what the payer wrote, in capitals
 */
public record Entry(UUID id, UUID statementId, BankEntry booked, List<String> words, EntryState state) {

    public Entry {
        words = List.copyOf(words);
    }

    public Money amount() {
        return booked.amount();
    }

    public boolean isIncoming() {
        return booked.direction() == Direction.CRDT;
    }
}
