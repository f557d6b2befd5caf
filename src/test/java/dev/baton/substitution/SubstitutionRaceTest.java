package dev.baton.substitution;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.Cancellations;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SubstitutionRaceTest {

    private static final int THREADS = 64;
    private static final Caller CUSTOMER = new Caller("customer", Set.of(Role.INTEGRATOR), null);

    /** What one of them came to. */
    private enum Came {
        FIRST, LATE, OTHER
    }

    private final BeanFactory beans;
    private final Substitutions substitutions;
    private final ProposalDecisions decisions;
    private final Orders orders;
    private final JdbcClient jdbc;

    @Autowired
    SubstitutionRaceTest(
            BeanFactory beans,
            Substitutions substitutions,
            ProposalDecisions decisions,
            Orders orders,
            JdbcClient jdbc) {
        this.beans = beans;
        this.substitutions = substitutions;
        this.decisions = decisions;
        this.orders = orders;
        this.jdbc = jdbc;
    }

    @RepeatedTest(4)
    void of_a_decision_a_deadline_and_a_grant_one_wins() {
        ShortStock shop = new ShortStock(beans);
        OrderId order = shop.proposed();
        UUID proposal = soonOver(order);

        List<Came> came = Race.of(THREADS, number -> switch (number % 16) {
            case 0, 1, 2, 3, 4, 5 -> decision(order, CustomerDecision.ACCEPT);
            case 6, 7, 8, 9, 10 -> decision(order, CustomerDecision.DECLINE);
            case 11, 12, 13, 14 -> settling(proposal);
            default -> granting(shop);
        });

        Order after = orders.get(order);
        ProposalState state = decisions.get(order, CUSTOMER).state();
        assertThat(state).isNotEqualTo(ProposalState.PROPOSED);
        assertThat(after.status()).isEqualTo(
                state == ProposalState.ACCEPTED ? OrderStatus.RECEIVED : OrderStatus.ALLOCATED);
        assertAgree(order, state);
        assertThat(came).filteredOn(Came.FIRST::equals).hasSize(switch (state) {
            case ACCEPTED -> THREADS / 16 * 6;
            case DECLINED -> THREADS / 16 * 5;
            default -> 0;
        });
    }

    @RepeatedTest(2)
    void of_a_decision_and_a_cancellation_one_wins() {
        ShortStock shop = new ShortStock(beans);
        OrderId order = shop.proposed();

        Race.of(THREADS, number -> number % 8 == 0 ? cancelling(order) : decision(order, CustomerDecision.ACCEPT));

        ProposalState state = decisions.get(order, CUSTOMER).state();
        assertThat(state).isIn(ProposalState.ACCEPTED, ProposalState.WITHDRAWN);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.CANCELLING);
        assertAgree(order, state);
    }

    private void assertAgree(OrderId order, ProposalState state) {
        Order after = orders.get(order);
        boolean accepted = state == ProposalState.ACCEPTED;
        assertThat(after.revision()).isEqualTo(accepted ? 2 : 1);
        assertThat(after.goods()).extracting(OrderLine::quantity).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM order_amendment WHERE order_id = ?").param(order.value())
                .query(Integer.class).single()).isEqualTo(accepted ? 1 : 0);
        assertThat(jdbc
                .sql("""
                        SELECT count(*) FROM order_timeline WHERE order_id = ?
                        AND type IN ('substitution.accepted', 'substitution.declined', 'substitution.lapsed', 'substitution.withdrawn')""")
                .param(order.value()).query(Integer.class).single()).isEqualTo(1);
    }

    /** The engine may tell of the deadline a little before it is over, so that for a moment both sides may win. */
    private UUID soonOver(OrderId order) {
        Proposal open = decisions.get(order, CUSTOMER);
        jdbc.sql("UPDATE substitution_proposal SET expires_at = proposed_at + interval '45 seconds' WHERE id = ?")
                .param(open.id()).update();
        return open.id();
    }

    private Callable<Came> decision(OrderId order, CustomerDecision decision) {
        return patiently(() -> {
            try {
                decisions.decide(order, decision, CUSTOMER);
                return Came.FIRST;
            } catch (ConflictException late) {
                return Came.LATE;
            }
        });
    }

    /** So many ask for the price, or for the fee, at once that the engine takes some of them later. */
    private static Callable<Came> patiently(Callable<Came> task) {
        return () -> {
            while (true) {
                try {
                    return task.call();
                } catch (EngineUnavailableException busy) {
                    Thread.onSpinWait();
                }
            }
        };
    }

    private Callable<Came> settling(UUID proposal) {
        return () -> {
            substitutions.settle(proposal);
            return Came.OTHER;
        };
    }

    private Callable<Came> granting(ShortStock shop) {
        return () -> {
            shop.trade.receive(shop.plant, line(shop.kettle, 10));
            return Came.OTHER;
        };
    }

    private Callable<Came> cancelling(OrderId order) {
        return patiently(() -> {
            beans.getBean(Cancellations.class).cancel(order, "No longer wanted", CUSTOMER);
            return Came.OTHER;
        });
    }
}
