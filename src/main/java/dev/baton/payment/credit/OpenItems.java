package dev.baton.payment.credit;

import dev.baton.ledger.AccountId;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open items and what happens to them. Whoever changes one has locked its account before, and books the same amount in the same transaction.
 * One of which nothing is owed any more is told of: to its dunning by message, to others by {@link ReceivableCleared}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OpenItems {

    private final StoredReceivables receivables;
    private final ProcessCommands processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenItems(
            StoredReceivables receivables,
            ProcessCommands processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.receivables = receivables;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Receivable> find(UUID id) {
        return receivables.find(id);
    }

    /** What is owed on a receivable account, the oldest due first. */
    public List<Receivable> owedOn(AccountId account) {
        return receivables.open(account);
    }

    /** The items of a receivable account with these invoices, also those of which nothing is owed. */
    public List<Receivable> invoiced(AccountId account, Collection<String> invoices) {
        return receivables.invoiced(account, invoices);
    }

    /** @param amount not more than what is owed */
    public void pay(Receivable item, Money amount) {
        if (receivables.pay(item.id(), amount)) {
            cleared(item);
        }
    }

    /** @param amount not more than what is owed */
    public void writeOff(Receivable item, Money amount) {
        if (receivables.writeOff(item.id(), amount)) {
            cleared(item);
        }
    }

    /** What was invoiced for an order, the oldest due first; also where nothing of it is owed any more. */
    public List<Receivable> of(OrderId order) {
        return receivables.of(order);
    }

    /**
     * Goods were returned.
     *
     * @param owed not more than what is owed
     * @param redeemed not more than what was written off and is not recovered yet
     * @param cause for which it is credited once, such as a refund
     */
    public void credit(Receivable item, Money owed, Money redeemed, String cause) {
        if (receivables.credit(item.id(), owed, redeemed, cause, clock.instant()) && owed.isPositive()) {
            cleared(item);
        }
    }

    /** @param amount not more than what was written off and is not recovered yet */
    public void recover(Receivable item, Money amount) {
        receivables.recover(item.id(), amount);
    }

    /** The customer gets no new credit until the item is paid or given respite. */
    public void stopCredit(Receivable item) {
        receivables.stopCredit(item.id());
    }

    /** @param overdueFrom when it is overdue again */
    public void giveRespite(Receivable item, Instant overdueFrom) {
        receivables.giveRespite(item.id(), overdueFrom);
    }

    private void cleared(Receivable item) {
        String id = item.id().toString();
        processes.publish(id, "receivable-cleared", id, Map.of());
        events.publishEvent(new ReceivableCleared(item));
    }
}
