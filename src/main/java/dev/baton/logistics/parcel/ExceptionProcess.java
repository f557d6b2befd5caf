package dev.baton.logistics.parcel;

import dev.baton.logistics.Shipments;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process of an exception is told, with the transaction in which it happened. */
@Component
class ExceptionProcess {

    private final ProcessCommands commands;
    private final Orders orders;
    private final Shipments shipments;

    ExceptionProcess(ProcessCommands commands, Orders orders, Shipments shipments) {
        this.commands = commands;
        this.orders = orders;
        this.shipments = shipments;
    }

    void begin(ShipmentException raised) {
        String order = raised.orderId().toString();
        commands.publish(order, "shipment-exception-raised", raised.id().toString(), Map.of(
                "exceptionId", raised.id().toString(),
                "orderId", order,
                "orderNumber", orders.get(raised.orderId()).number()));
    }

    /** Another one takes it on. It is told again that the carrier has what goes in place of the parcel. */
    void beginAnew(ShipmentException raised) {
        begin(raised);
        shipments.replacementFor(raised.id()).filter(other -> other.track().isPickedUp()).ifPresent(
                other -> commands.publish(raised.orderId().toString(), "shipment-picked-up", other.id().toString(),
                        Map.of()));
    }

    void over(ShipmentException ended) {
        commands.publish(ended.orderId().toString(), "shipment-exception-over", ended.id().toString(), Map.of());
    }
}
