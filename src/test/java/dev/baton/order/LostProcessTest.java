package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.location.LocationType;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Payments;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Consignment;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders whose process did its work up to some point and was then forgotten by the engine, which starts another one. */
@BatonTest
class LostProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The upper bits of a key name the partition of the engine that made it. */
    private static final long FIRST_KEY_OF_THE_PARTITION = 1L << 51;

    private final BeanFactory beans;
    private final Orders orders;
    private final Claims claims;
    private final Closings closings;
    private final Amendments amendments;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final Ledger ledger;
    private final Inventory inventory;
    private final ProcessCommands processes;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;

    @Autowired
    LostProcessTest(
            BeanFactory beans,
            Orders orders,
            Claims claims,
            Closings closings,
            Amendments amendments,
            Cancellations cancellations,
            OrderAnswers answers,
            Ledger ledger,
            Inventory inventory,
            ProcessCommands processes,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.beans = beans;
        this.orders = orders;
        this.claims = claims;
        this.closings = closings;
        this.amendments = amendments;
        this.cancellations = cancellations;
        this.answers = answers;
        this.ledger = ledger;
        this.inventory = inventory;
        this.processes = processes;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @Test
    void an_order_on_its_way_goes_on_in_the_next_process() {
        OrderId id = trade.priced(trade.distributor("0.00"), PaymentMethod.PREPAID,
                Trade.line(trade.product("2000.00"), 1));
        long lost = lostAfterClaiming(id);

        startAnew(id);

        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
        assertThat(orders.get(id).processInstanceKey()).isNotEqualTo(lost);
        assertThat(timeline(id)).contains("process.lost");
        assertThat(claims.claim(id, lost, 1)).isInstanceOf(ClaimResult.ClaimedByOther.class);
        cancellations.cancel(id, "Enough seen", INTEGRATOR);
        awaitStatus(id, OrderStatus.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_order_that_was_amended_is_undone_by_the_next_process_and_starts_over(boolean interruptedLate) {
        Sku kettle = trade.product("2000.00");
        CustomerId customer = trade.distributor("3000.00");
        OrderId id = held(customer, kettle);
        long lost = lostAfterClaiming(id);

        startAnew(id, interruptedLate,
                () -> amendments.amend(id, new Amendment(List.of(line(kettle, "2")), null, null), INTEGRATOR));

        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
        assertThat(orders.get(id).revision()).isEqualTo(2);
        assertThat(available(customer)).as("what was held for one is given back").isEqualTo(money("3000.00"));
        assertThat(timeline(id)).containsOnlyOnce("order.restarted");
        assertThat(claims.claim(id, lost, 1)).isInstanceOf(ClaimResult.ClaimedByOther.class);
        cancellations.cancel(id, "Enough seen", INTEGRATOR);
        awaitStatus(id, OrderStatus.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_order_that_was_cancelled_is_undone_by_the_next_process(boolean interruptedLate) {
        Consignment goods = Consignment.allocated(beans);
        OrderId id = goods.order();
        lostAfterClaiming(id);

        startAnew(id, interruptedLate, cancellations.cancellation(id, "Ordered twice", INTEGRATOR));

        awaitStatus(id, OrderStatus.CANCELLED);
        assertThat(available(goods.customer())).isEqualTo(money("1000.00"));
        assertThat(inventory.stock(LocationType.PLANT, List.of(goods.kettle())))
                .allSatisfy(stock -> assertThat(stock.reserved().isPositive()).isFalse());
    }

    @Test
    void an_order_that_its_own_process_had_begun_to_undo_is_undone_by_the_next() {
        CustomerId customer = trade.distributor("3000.00");
        OrderId id = held(customer, trade.product("2000.00"));
        long lost = lostAfterClaiming(id);
        closings.begin(id, ClosingReason.REVIEW_REJECTED, lost + 1, 1);

        startAnew(id);

        awaitStatus(id, OrderStatus.REJECTED);
        assertThat(available(customer)).isEqualTo(money("3000.00"));
    }

    private OrderId held(CustomerId customer, Sku sku) {
        OrderId id = trade.priced(customer, PaymentMethod.PREPAID, Trade.line(sku, 1));
        beans.getBean(Payments.class).hold(id);
        return id;
    }

    private long lostAfterClaiming(OrderId id) {
        long lost = FIRST_KEY_OF_THE_PARTITION + 900_000_000 + jdbc.sql("SELECT nextval('order_number')")
                .query(Long.class)
                .single();
        claims.claim(id, lost, 1);
        return lost;
    }

    private void startAnew(OrderId id) {
        startAnew(id, false, () -> {});
    }

    /** Starts a process for an order that another one had, and closes the order at the same time. */
    private void startAnew(OrderId id, boolean interruptedLate, Runnable closing) {
        transaction.executeWithoutResult(status -> {
            processes.start(id, "distributor-order", Map.of("orderId", id.toString(), "channel", "DISTRIBUTOR"));
            closing.run();
            if (interruptedLate) {
                jdbc.sql("DELETE FROM outbox WHERE key = ? AND type = 'publish'").param(id.toString()).update();
            }
        });
        if (interruptedLate) {
            Awaitility.await().atMost(PATIENCE).until(() -> timeline(id).contains("process.lost"));
            transaction.executeWithoutResult(
                    status -> closings.interrupt(id));
        }
    }

    private Money available(CustomerId customer) {
        return ledger.account(prepaid(customer)).orElseThrow().available();
    }

    private List<String> timeline(OrderId id) {
        return answers.timeline(id, INTEGRATOR).stream().map(TimelineEntry::type).toList();
    }

    private void awaitStatus(OrderId id, OrderStatus status) {
        Awaitility.await().atMost(PATIENCE).until(() -> orders.get(id).status(), status::equals);
    }
}
