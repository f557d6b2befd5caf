package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.order.Placing.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.decision.DecisionRecord;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.outbox.OutboxBacklog;
import dev.baton.testing.BatonTest;
import dev.baton.testing.Journeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the order room and its process make of each other, for orders whose customer has no money. */
@BatonTest
class OrderProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Orders orders;
    private final Amendments amendments;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final Journeys journeys;
    private final ProcessCommands processes;
    private final TransactionTemplate transaction;
    private final OutboxBacklog outbox;
    private final JdbcClient jdbc;
    private final Placing placing;

    @Autowired
    OrderProcessTest(
            Orders orders,
            Amendments amendments,
            Cancellations cancellations,
            OrderAnswers answers,
            Journeys journeys,
            ProcessCommands processes,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.orders = orders;
        this.amendments = amendments;
        this.cancellations = cancellations;
        this.answers = answers;
        this.journeys = journeys;
        this.processes = processes;
        this.transaction = transaction;
        this.outbox = beans.getBean(OutboxBacklog.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.placing = new Placing(beans);
    }

    @Test
    void an_order_that_is_amended_while_it_waits_starts_over_and_a_cancel_ends_it() {
        OrderId id = placed();
        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
        Long first = orders.get(id).processInstanceKey();

        amendments.amend(id, new Amendment(List.of(line(placing.product("POT", "7.00"), "300")), null, null),
                INTEGRATOR);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Order again = orders.get(id);
            assertThat(again.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
            assertThat(again.revision()).isEqualTo(2);
            assertThat(again.processInstanceKey()).isNotEqualTo(first);
        });

        cancellations.cancel(id, "No money anyway", INTEGRATOR);

        awaitStatus(id, OrderStatus.CANCELLED);
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type).containsSubsequence(
                "order.received", "order.awaiting-payment", "order.amended", "order.restarted",
                "order.awaiting-payment",
                "cancellation.requested", "order.cancelling", "order.cancelled");
        assertThat(orders.get(id).lines()).allSatisfy(line -> assertThat(line.cancelled()).isEqualTo(line.quantity()));
        assertThat(answers.decisions(id, INTEGRATOR)).filteredOn(decision -> decision.decision().equals("promotion"))
                .extracting(DecisionRecord::revision)
                .containsExactly(1, 2);
        assertThat(answers.decisions(id, INTEGRATOR)).filteredOn(decision -> decision.decision().equals("promotion"))
                .allSatisfy(decision -> assertThat(decision.version()).isPositive());
    }

    @Test
    void a_process_that_is_started_twice_goes_on_once() {
        OrderId id = placed();
        transaction.executeWithoutResult(status -> processes.start(
                id, "distributor-order", Map.of("orderId", id.toString(), "channel", "DISTRIBUTOR")));

        awaitStatus(id, OrderStatus.AWAITING_PAYMENT);
        journeys.awaitElement(id, "Event_SecondInstanceEnded");

        assertThat(journeys.elementsEntered(id)).filteredOn("Task_PriceOrder"::equals).hasSize(1);
        cancellations.cancel(id, "Enough seen", INTEGRATOR);
        awaitStatus(id, OrderStatus.CANCELLED);
    }

    @Test
    void an_order_cancelled_before_its_process_began_ends_all_the_same() {
        OrderId id = Objects.requireNonNull(transaction.execute(status -> {
            OrderId placed = placed();
            jdbc.sql("UPDATE outbox SET next_attempt_at = 'infinity' WHERE key = ?").param(placed.toString()).update();
            return placed;
        }));
        cancellations.cancel(id, "At once", INTEGRATOR);
        outbox.hasten("engine", id.toString());

        awaitStatus(id, OrderStatus.CANCELLED);
    }

    private OrderId placed() {
        return orders.accept(order(placing.distributor(), line(placing.product("PAN", "10.00"), "200")), INTEGRATOR)
                .id();
    }

    private void awaitStatus(OrderId id, OrderStatus status) {
        Awaitility.await().atMost(PATIENCE).until(() -> orders.get(id).status(), status::equals);
    }
}
