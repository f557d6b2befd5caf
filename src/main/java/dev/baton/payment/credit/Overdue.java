package dev.baton.payment.credit;

import dev.baton.ledger.AccountId;
import dev.baton.payment.CreditStops;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** No new credit for who is overdue beyond the grace, or has been dunned to that point. */
@Component
class Overdue implements CreditStops {

    private final StoredReceivables receivables;
    private final CreditProperties properties;
    private final Clock clock;

    Overdue(StoredReceivables receivables, CreditProperties properties, Clock clock) {
        this.receivables = receivables;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Optional<String> stopped(AccountId account) {
        return receivables.stopping(account, clock.instant().minus(properties.grace()))
                .map(item -> "No new credit: of invoice " + item.invoice() + ", due on " + item.dueOn() + ", "
                        + item.open() + " " + item.amount().currency() + " is unpaid");
    }
}
