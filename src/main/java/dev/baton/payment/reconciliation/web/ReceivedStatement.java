package dev.baton.payment.reconciliation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.payment.reconciliation.statement.StatementProgress;
import java.util.List;
import java.util.UUID;

/**
 * How far the statement of a file is.
 *
 * @param others ids of the further statements in the file
 */
record ReceivedStatement(@JsonUnwrapped StatementProgress statement, List<UUID> others) {

    static ReceivedStatement of(List<StatementProgress> received) {
        return new ReceivedStatement(received.getFirst(),
                received.stream().skip(1).map(StatementProgress::id).toList());
    }
}
