package dev.baton.ledger.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.books.Statement;
import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as the API shows it: a list of bookings with a balance before and after it. */
record StatementAnswer(
        AccountId accountId,
        String currency,
        Money opening,
        List<Statement.Line> items,
        Money closing,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    static StatementAnswer of(Statement statement) {
        return new StatementAnswer(statement.account(), statement.opening().currency(), statement.opening(),
                statement.lines(), statement.closing(), statement.nextCursor());
    }
}
