package dev.baton.logistics;

import dev.baton.order.cancellation.CarrierBookings;
import dev.baton.platform.fence.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says which orders carriers are booked for. */
@Component
class BookedOrders implements CarrierBookings {

    private final JdbcClient jdbc;

    BookedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isBooked(OrderId order) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM shipment WHERE order_id = ? AND state = 'BOOKED')")
                .param(order.value())
                .query(Boolean.class)
                .single();
    }
}
