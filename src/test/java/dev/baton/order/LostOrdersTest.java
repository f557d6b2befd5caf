package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.location.LocationType;
import dev.baton.ledger.Ledger;
import dev.baton.operations.exception.ExceptionAction;
import dev.baton.operations.exception.ExceptionKind;
import dev.baton.operations.exception.OrderException;
import dev.baton.operations.exception.OrderExceptions;
import dev.baton.payment.Payments;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.fence.EndedOrders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.sql.Row;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Consignment;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders whose process did its work up to some point, and of which the engine knows nothing any more. */
@BatonTest
@ResourceLock("lost-orders")
class LostOrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The upper bits of a key name the partition of the engine that made it. */
    private static final long FIRST_KEY_OF_THE_PARTITION = 1L << 51;

    private final BeanFactory beans;
    private final LostOrders lost;
    private final LateOrders late;
    private final LostProcesses processes;
    private final Orders orders;
    private final OrderHolds holds;
    private final Claims claims;
    private final Closings closings;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final OrderExceptions exceptions;
    private final EndedOrders ended;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final LostOrderSweep sweep;
    private final Trade trade;

    @Autowired
    LostOrdersTest(
            BeanFactory beans,
            LostOrders lost,
            LateOrders late,
            LostProcesses processes,
            Orders orders,
            OrderHolds holds,
            Claims claims,
            Closings closings,
            Cancellations cancellations,
            OrderAnswers answers,
            OrderExceptions exceptions,
            EndedOrders ended,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.beans = beans;
        this.lost = lost;
        this.late = late;
        this.processes = processes;
        this.orders = orders;
        this.holds = holds;
        this.claims = claims;
        this.closings = closings;
        this.cancellations = cancellations;
        this.answers = answers;
        this.exceptions = exceptions;
        this.ended = ended;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.sweep = new LostOrderSweep(beans);
        this.trade = new Trade(beans);
    }

    @Test
    void an_order_that_was_cancelled_after_its_process_was_lost_gives_back_what_it_holds() {
        Consignment goods = Consignment.allocated(beans);
        OrderId id = goods.order();
        claimedByALostOne(id);
        Runnable cancellation = cancellations.cancellation(id, "Ordered twice", INTEGRATOR);
        transaction.executeWithoutResult(status -> {
            cancellation.run();
            // what the engine was told it has lost too
            jdbc.sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(id.toString()).update();
        });
        assertThat(ended.hasEnded(id)).isFalse();

        sweep.longAgo(id);
        sweep.lookAfter(id);

        awaitStatus(id, OrderStatus.CANCELLED);
        assertThat(available(goods.customer())).isEqualTo(money("1000.00"));
        assertThat(beans.getBean(Inventory.class).stock(LocationType.PLANT, List.of(goods.kettle())))
                .allSatisfy(stock -> assertThat(stock.reserved().isPositive()).isFalse());
        assertThat(timeline(id)).containsOnlyOnce("process.lost");
        assertThat(ended.hasEnded(id)).isTrue();
    }

    @Test
    void an_order_that_its_own_process_had_begun_to_undo_is_undone() {
        CustomerId customer = trade.distributor("3000.00");
        OrderId id = trade.priced(customer, PaymentMethod.PREPAID, Trade.line(trade.product("2000.00"), 1));
        beans.getBean(Payments.class).hold(id);
        long process = claimedByALostOne(id);
        closings.begin(id, ClosingReason.REVIEW_REJECTED, process + 1, 1);

        sweep.longAgo(id);
        sweep.lookAfter(id);

        awaitStatus(id, OrderStatus.REJECTED);
        assertThat(available(customer)).isEqualTo(money("3000.00"));
        assertThat(timeline(id)).containsOnlyOnce("process.lost");
    }

    @Test
    void an_order_that_no_process_ever_claimed_is_begun() {
        OrderId id = shortOfMoney();

        sweep.longAgo(id);
        sweep.lookAfter(id);

        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
        Awaitility.await().atMost(PATIENCE).until(() -> orders.get(id).processInstanceKey() != null);
        assertThat(timeline(id)).containsOnlyOnce("process.lost");
    }

    @Test
    void it_is_begun_once_however_many_look_after_it_at_once_and_in_later_rounds() {
        OrderId id = shortOfMoney();
        long process = claimedByALostOne(id);
        sweep.longAgo(id);
        sweep.lookAfter(id);
        awaitTaken(id, process);
        long second = Objects.requireNonNull(orders.get(id).processInstanceKey());
        jdbc.sql("UPDATE orders SET process_instance_key = ? WHERE id = ?").params(process + 1, id.value()).update();
        sweep.longAgo(id);

        transaction.executeWithoutResult(status -> {
            sweep.lookAfter(id);
            assertThat(starts(id)).isEqualTo(1);
            assertThat(ofOthers(id)).as("what is begun is seen by nobody yet").isZero();
            status.setRollbackOnly();
        });
        Race.of(4, instance -> () -> {
            sweep.lookAfter(id);
            return true;
        });
        sweep.lookAfter(id);

        awaitTaken(id, process + 1);
        assertThat(timeline(id).stream().filter("process.lost"::equals)).as("once for each that was lost").hasSize(2);
        assertThat(jdbc.sql("SELECT cardinality(retired_instance_keys) FROM orders WHERE id = ?").param(id.value())
                .query(Integer.class).single()).as("no third one took it over").isEqualTo(2);
        assertThat(orders.get(id).processInstanceKey()).isNotEqualTo(second);
    }

    @Test
    void an_order_that_has_moved_or_is_held_or_of_which_the_engine_is_still_to_be_told_is_left_alone() {
        OrderId moved = shortOfMoney();
        long process = claimedByALostOne(moved);
        OrderId held = shortOfMoney();
        claimedByALostOne(held);
        holds.hold(held, "Ring first", INTEGRATOR);
        sweep.longAgo(held);
        OrderId waits = shortOfMoney();
        claimedByALostOne(waits);
        sweep.longAgo(waits);
        jdbc.sql("""
                INSERT INTO outbox (key, destination, type, payload, next_attempt_at)
                VALUES (?, 'engine', 'publish', '{"message": "any", "correlationKey": "any", "variables": {}}',
                    now() + interval '1 hour')""").param(waits.toString()).update();

        sweep.lookAfter(moved);

        for (OrderId id : List.of(moved, held, waits)) {
            assertThat(timeline(id)).doesNotContain("process.lost");
            assertThat(starts(id)).isZero();
        }
        assertThat(orders.get(moved).processInstanceKey()).isEqualTo(process);
        jdbc.sql("DELETE FROM outbox WHERE key = ?").param(waits.toString()).update();
    }

    @Test
    void an_order_whose_reserved_stock_was_withdrawn_is_brought_before_a_person_until_it_is_cancelled() {
        Consignment goods = Consignment.allocated(beans);
        OrderId id = goods.order();
        claimedByALostOne(id);
        orders.markReleased(id, Trade.name("S"), null);
        goods.withdraw(beans);
        awaitTold(id);
        sweep.longAgo(id);

        sweep.lookAfter(id);
        sweep.lookAfter(id);

        assertThat(starts(id)).isZero();
        assertThat(timeline(id)).containsOnlyOnce("process.stranded").doesNotContain("process.lost");
        assertThat(stranded(id)).singleElement().satisfies(stuck -> {
            assertThat(stuck.detail()).contains("cancel it, or dispatch and settle it by hand");
            assertThat(stuck.actions()).contains(ExceptionAction.CANCEL);
        });

        cancellations.cancel(id, "Cannot be had", INTEGRATOR);
        awaitTold(id);
        sweep.longAgo(id);
        sweep.lookAfter(id);
        assertThat(timeline(id)).containsOnlyOnce("process.lost");
        assertThat(stranded(id)).isEmpty();
    }

    @Test
    void each_round_goes_on_where_the_last_one_has_stopped() {
        OrderId first = shortOfMoney();
        OrderId second = shortOfMoney();
        Instant before = Instant.now().plus(Duration.ofDays(3650));

        assertThat(late.page(before, LostOrderSweep.justBefore(first), 1)).containsExactly(first.value());
        assertThat(late.page(before, first.value(), 500)).contains(second.value()).doesNotContain(first.value());
        assertThat(processes.<LateOrder>lookAfterSome("Order", (after, limit) -> late.page(before, after, limit),
                LostOrderSweep.justBefore(first), 1, id -> Optional.empty(), none -> {})).isEqualTo(first.value());
        assertThat(lost.lookAfter(new UUID(-1, -1))).as("there are no more").isEqualTo(OneByOne.FIRST);
    }

    @Test
    void they_are_found_by_an_index_of_those_that_have_not_ended() {
        String plan = Objects.requireNonNull(transaction.execute(status -> {
            // with the few orders of these tests any index would do; among many, only one in order spares sorting
            Stream.of("seqscan", "bitmapscan", "sort")
                    .forEach(way -> jdbc.sql("SET LOCAL enable_" + way + " = off").update());
            return String.join("\n", jdbc.sql("EXPLAIN " + LateOrders.PAGE)
                    .param("before", Row.at(Instant.now()))
                    .param("after", OneByOne.FIRST)
                    .param("limit", 500)
                    .query(String.class).list());
        }));
        assertThat(plan).contains("orders_not_ended").doesNotContain("Seq Scan on orders");
    }

    private OrderId shortOfMoney() {
        return trade.priced(trade.distributor("0.00"), PaymentMethod.PREPAID,
                Trade.line(trade.product("2000.00"), 1));
    }

    private long claimedByALostOne(OrderId id) {
        long process = FIRST_KEY_OF_THE_PARTITION + 910_000_000 + 10 * jdbc.sql("SELECT nextval('order_number')")
                .query(Long.class)
                .single();
        claims.claim(id, process, 1);
        return process;
    }

    /** Waits until the engine has all that it was to be told. */
    private void awaitTold(OrderId id) {
        Awaitility.await().atMost(PATIENCE).until(() -> jdbc
                .sql("SELECT count(*) FROM outbox WHERE key = ? AND destination = 'engine'").param(id.toString())
                .query(Integer.class).single() == 0);
    }

    private void awaitTaken(OrderId id, long process) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Long now = orders.get(id).processInstanceKey();
            return now != null && now != process;
        });
        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
    }

    private int starts(OrderId id) {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE key = ? AND destination = 'engine' AND type = 'start'")
                .param(id.toString()).query(Integer.class).single();
    }

    /** What another connection sees of it. */
    private int ofOthers(OrderId id) {
        return Race.of(1, other -> () -> starts(id)).getFirst();
    }

    private List<OrderException> stranded(OrderId id) {
        return exceptions.page(ExceptionKind.PROCESS_LOST, id, Limit.of(10), null).items();
    }

    private Money available(CustomerId customer) {
        return beans.getBean(Ledger.class).account(prepaid(customer)).orElseThrow().available();
    }

    private List<String> timeline(OrderId id) {
        return answers.timeline(id, INTEGRATOR).stream().map(TimelineEntry::type).toList();
    }

    private void awaitStatus(OrderId id, OrderStatus status) {
        Awaitility.await().atMost(PATIENCE).until(() -> orders.get(id).status(), status::equals);
    }
}
