package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.logistics.Bookings;
import dev.baton.logistics.CarrierChoice;
import dev.baton.logistics.Logistics;
import dev.baton.order.ClaimResult;
import dev.baton.order.Claims;
import dev.baton.order.ClosingReason;
import dev.baton.order.Closings;
import dev.baton.order.Orders;
import dev.baton.order.Placing;
import dev.baton.payment.HoldOutcome;
import dev.baton.payment.Payments;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.fence.OrderId;
import dev.baton.promotion.PriceOutcome;
import dev.baton.promotion.Promotions;
import dev.baton.settlement.share.Market;
import dev.baton.settlement.share.Splits;
import dev.baton.trade.Asking;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Does for an order that no process drives what its process would do, by the same rules. */
final class Undriven {

    private static final AtomicLong INSTANCES = new AtomicLong(Long.MAX_VALUE / 4);

    private final BeanFactory beans;
    private final OrderId id;

    Undriven(BeanFactory beans, OrderId id) {
        this.beans = beans;
        this.id = id;
    }

    /** Checks and prices the order, and holds its total. */
    void price() {
        Long driver = bean(Orders.class).get(id).processInstanceKey();
        long instance = driver == null ? INSTANCES.incrementAndGet() : driver;
        if (!(bean(Claims.class).claim(id, instance, 1) instanceof ClaimResult.Claimed claimed)) {
            throw new IllegalStateException("order " + id + " is not claimed");
        }
        List<Map<String, Object>> facts = new ArrayList<>();
        claimed.facts().forEach(fact -> facts.add(Map.of("fact", fact)));
        assertThat(bean(Promotions.class).price(id, claimed.revision(), claimed.facts(), asked("order-check", facts),
                asked("promotion", facts))).isInstanceOf(PriceOutcome.Priced.class);
        assertThat(bean(Payments.class).hold(id)).isInstanceOf(HoldOutcome.Held.class);
    }

    private List<List<Map<String, @Nullable Object>>> asked(String table, List<Map<String, Object>> facts) {
        List<List<Map<String, @Nullable Object>>> answers = new ArrayList<>();
        for (Map<String, Object> fact : facts) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            Asking.patiently(() -> bean(Decisions.class).evaluate(table, fact))
                    .forEach(row -> rows.add(new HashMap<>(row)));
            answers.add(rows);
        }
        return answers;
    }

    /** Undoes what was done for an order that is amended or cancelled, so that it starts over or ends. */
    void undo() {
        long closing = INSTANCES.incrementAndGet();
        bean(TransactionTemplate.class).executeWithoutResult(status -> bean(Closings.class).begin(id,
                ClosingReason.CANCEL_REQUESTED, closing, null));
        bean(Allocation.class).release(id);
        bean(Payments.class).voidHold(id);
        new Placing(beans).endAside(id, closing);
    }

    /** Lets a distributor sell it from here, so that what is captured can be refunded. */
    void sell(CustomerId seller, int share, int platform) {
        bean(JdbcClient.class).sql("UPDATE orders SET channel = 'RETAILER', seller_id = ? WHERE id = ?")
                .params(seller.value(), id.value()).update();
        bean(Splits.class).record(id, Map.of("channel", "RETAILER"),
                Market.rule(10_000 - share - platform, share, platform, 7));
    }

    void ship(UUID consignment, LocationId plant) {
        // the simulated carriers tell nothing of what goes there
        bean(JdbcClient.class).sql("UPDATE order_ship_to SET city = 'Quiet Harbour' WHERE order_id = ?")
                .param(id.value()).update();
        bean(Bookings.class).book(consignment,
                new CarrierChoice("CAR-TEST", "for a test", Trade.name("CARRIER"), "STANDARD"),
                Map.of("location", plant.value()));
        bean(Logistics.class).issue(consignment);
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
