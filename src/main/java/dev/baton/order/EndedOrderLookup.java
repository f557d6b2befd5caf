package dev.baton.order;

import dev.baton.platform.fence.EndedOrders;
import dev.baton.platform.fence.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class EndedOrderLookup implements EndedOrders {

    private final JdbcClient jdbc;

    EndedOrderLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasEnded(OrderId id) {
        return jdbc.sql("SELECT status FROM orders WHERE id = ?")
                .param(id.value())
                .query(OrderStatus.class)
                .optional()
                .filter(OrderStatus::isFinal)
                .isPresent();
    }
}
