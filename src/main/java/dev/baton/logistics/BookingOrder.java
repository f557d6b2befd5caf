package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.inventory.location.Location;
import dev.baton.order.Order;
import dev.baton.order.ShipTo;
import dev.baton.platform.money.Quantity;
import java.util.UUID;

/**
 * What a carrier is asked to carry. Goes to the carrier and nowhere else: it says who receives the goods.
 *
 * @param reference ours, by which the booking is looked up
 * @param quantity all base units together
 */
record BookingOrder(UUID reference, String service, String orderNumber, From from, ShipTo to, Quantity quantity) {

    record From(String location, String name, String region) {}

    static BookingOrder of(Shipment shipment, Order order, Consignment goods, Location from) {
        return new BookingOrder(shipment.id(), shipment.service(), order.number(),
                new From(from.id().value(), from.name(), from.region()), order.shipTo(), goods.quantity());
    }
}
