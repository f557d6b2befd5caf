package dev.baton.settlement;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.payment.OrderPaid;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the consignments that wait for it that their order is paid. One that does not wait yet will find the money. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaidConsignments {

    private final Consignments consignments;
    private final ProcessCommands processes;

    PaidConsignments(Consignments consignments, ProcessCommands processes) {
        this.consignments = consignments;
        this.processes = processes;
    }

    @EventListener
    void on(OrderPaid paid) {
        for (Consignment consignment : consignments.of(paid.orderId())) {
            processes.publish(paid.orderId().toString(), "consignment-paid", consignment.id().toString(), Map.of());
        }
    }
}
