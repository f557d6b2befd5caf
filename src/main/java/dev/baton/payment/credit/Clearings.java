package dev.baton.payment.credit;

import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the processes of an open item that nothing is owed any more. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Clearings {

    private final ProcessCommands processes;

    Clearings(ProcessCommands processes) {
        this.processes = processes;
    }

    void cleared(Receivable item) {
        processes.publish(item.id().toString(), "receivable-cleared", item.id().toString(), Map.of());
    }
}
