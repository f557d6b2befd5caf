package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.order.Placing.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders whose customers have no money: each goes on until it waits for that, once it has begun. */
@BatonTest
@Isolated("another instance's turns are as good as ours, so that there may be none")
class BeginningsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BeanFactory beans;
    private final Beginnings others;
    private final Orders orders;
    private final Starts starts;
    private final OrderHolds holds;
    private final Cancellations cancellations;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Placing placing;
    private Beginnings beginnings;

    @Autowired
    BeginningsTest(
            BeanFactory beans,
            Beginnings others,
            Orders orders,
            Starts starts,
            OrderHolds holds,
            Cancellations cancellations,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.beans = beans;
        this.others = others;
        this.orders = orders;
        this.starts = starts;
        this.holds = holds;
        this.cancellations = cancellations;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.placing = new Placing(beans);
        this.beginnings = instance(2);
    }

    @BeforeEach
    void aloneWithNobodyWaiting() {
        others.stop();
        transaction.executeWithoutResult(status -> starts.letStart(1_000));
        beginnings.look();
    }

    @AfterEach
    void togetherAgain() {
        beginnings.stop();
        others.start();
    }

    @Test
    void who_comes_while_enough_are_under_way_waits_until_one_of_them_rests() {
        OrderId first = standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();
        beginnings.look();
        assertThat(waits(third)).isTrue();

        goOn(first);
        beginnings.look();

        assertThat(waits(third)).isFalse();
        awaitItsRest(third);
    }

    @Test
    void turns_are_given_in_the_order_of_arrival_and_nobody_is_let_past_those_who_wait() {
        OrderId first = standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();
        goOn(first);
        OrderId fourth = begun();
        assertThat(waits(fourth)).as("there would be room for it").isTrue();

        beginnings.look();

        assertThat(List.of(waits(third), waits(fourth))).containsExactly(false, true);
        awaitItsRest(third);
        beginnings.look();
        awaitItsRest(fourth);
        beginnings.look();
        assertThat(waits(begun())).as("nobody waits any more").isFalse();
    }

    @Test
    void who_is_under_way_for_too_long_does_not_keep_the_others() {
        beginnings = instance(2, Duration.ofSeconds(1));
        beginnings.look();
        standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();

        await().atMost(PATIENCE).until(() -> {
            beginnings.look();
            return !waits(third);
        });
    }

    @Test
    void whom_an_operator_holds_does_not_keep_the_others() {
        OrderId first = standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();
        holds.hold(first, "Ring first", INTEGRATOR);
        beginnings.look();
        assertThat(waits(third)).isFalse();
    }

    @Test
    void who_is_cancelled_while_it_waits_need_not_wait_for_that() {
        standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();

        cancellations.cancel(third, "Changed my mind", INTEGRATOR);

        await().atMost(PATIENCE).until(() -> orders.get(third).status() == OrderStatus.CANCELLED);
    }

    @Test
    void who_waits_at_an_instance_that_ends_has_its_turn_at_another_one() {
        standingAtItsStart();
        standingAtItsStart();
        OrderId third = begun();

        instance(1).look();

        awaitItsRest(third);
    }

    @Test
    void all_of_many_that_come_at_once_have_their_turn() {
        beginnings.start();

        List<OrderId> all = Race.of(24, order -> this::begun);

        assertThat(all).doesNotHaveDuplicates().allSatisfy(this::awaitItsRest);
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE due_since IS NULL").query(Integer.class).single())
                .isZero();
    }

    private Beginnings instance(int most) {
        return instance(most, Duration.ofHours(1));
    }

    private Beginnings instance(int most, Duration countsFor) {
        return new Beginnings(new BeginningProperties(most, countsFor), starts, beans.getBean(StoredOrders.class),
                beans.getBeanProvider(OrderRest.class).orderedStream().toList(), transaction);
    }

    /** An order that came in at the instance that is tested. */
    private OrderId begun() {
        return Objects.requireNonNull(transaction.execute(status -> {
            OrderId id = orders.accept(order(placing.distributor(), line(placing.product("PAN", "10.00"), "10")),
                    INTEGRATOR).id();
            forgetStart(id);
            beginnings.begin(id, Channel.DISTRIBUTOR);
            return id;
        }));
    }

    /** One that has begun and does not go on. */
    private OrderId standingAtItsStart() {
        return Objects.requireNonNull(transaction.execute(status -> {
            OrderId id = begun();
            assertThat(waits(id)).isFalse();
            forgetStart(id);
            return id;
        }));
    }

    private void goOn(OrderId standing) {
        transaction.executeWithoutResult(status -> starts.start(standing, Channel.DISTRIBUTOR));
        awaitItsRest(standing);
    }

    private void forgetStart(OrderId id) {
        jdbc.sql("DELETE FROM outbox WHERE key = ? AND type = 'start'").param(id.toString()).update();
    }

    private boolean waits(OrderId id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM outbox WHERE key = ? AND due_since IS NULL)").param(id.toString())
                .query(Boolean.class).single();
    }

    private void awaitItsRest(OrderId id) {
        await().atMost(PATIENCE).until(() -> orders.get(id).status() == OrderStatus.AWAITING_PAYMENT);
    }
}
