package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks after one order whose process the engine may have lost, and after those that came in later. */
public final class LostOrderSweep {

    private final LostOrders lost;
    private final JdbcClient jdbc;

    public LostOrderSweep(BeanFactory beans) {
        this.lost = beans.getBean(LostOrders.class);
        this.jdbc = beans.getBean(JdbcClient.class);
    }

    public void lookAfter(OrderId id) {
        lost.lookAfter(justBefore(id));
    }

    /** Makes an order late. */
    public void longAgo(OrderId id) {
        jdbc.sql("UPDATE orders SET updated_at = updated_at - interval '2 days' WHERE id = ?").param(id.value())
                .update();
    }

    static UUID justBefore(OrderId id) {
        return new UUID(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits() - 1);
    }
}
