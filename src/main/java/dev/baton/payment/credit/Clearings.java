package dev.baton.payment.credit;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends what is under way about an open item of which nothing is owed any more. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Clearings {

    private final StoredWriteOffs writeOffs;
    private final ProcessCommands processes;
    private final Clock clock;

    Clearings(StoredWriteOffs writeOffs, ProcessCommands processes, Clock clock) {
        this.writeOffs = writeOffs;
        this.processes = processes;
        this.clock = clock;
    }

    void cleared(Receivable item) {
        String id = item.id().toString();
        processes.publish(id, "receivable-cleared", id, Map.of());
        writeOffs.proposed(item.id()).ifPresent(this::lapse);
    }

    private void lapse(WriteOff proposal) {
        writeOffs.end(proposal.id(), WriteOffState.LAPSED, Money.zero(proposal.amount().currency()), clock.instant());
        processes.publish(proposal.id().toString(), "write-off-lapsed", proposal.id().toString(), Map.of());
    }
}
