package dev.baton.substitution;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.BackorderChoice;
import dev.baton.allocation.BackorderChoices;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Amendment;
import dev.baton.order.Amendments;
import dev.baton.order.Cancellations;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SubstitutionsTest {

    private static final Caller CUSTOMER = new Caller("customer", Set.of(Role.INTEGRATOR), null);

    private final BeanFactory beans;
    private final Substitutions substitutions;
    private final ProposalDecisions decisions;
    private final Orders orders;
    private final JdbcClient jdbc;

    private ShortStock shop;

    @Autowired
    SubstitutionsTest(
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
        this.shop = new ShortStock(beans);
    }

    @BeforeEach
    void newGoods() {
        shop = new ShortStock(beans);
    }

    @Test
    void what_is_short_is_gathered_while_the_order_waits_for_it() {
        shop.trade.receive(shop.plant, line(shop.kettle, 4));
        OrderId order = shop.waiting(line(shop.kettle, 6), line(shop.pan, 1), line(shop.kettle, 4));

        assertThat(substitutions.gather(order, 1))
                .extracting(ShortLine::lineNo, found -> found.shortQuantity().intValue())
                .containsExactly(tuple(1, 2),
                        tuple(3, 4));
        assertThat(substitutions.gather(order, 2)).isEmpty();
        shop.trade.receive(shop.plant, line(shop.kettle, 6));
        assertThat(substitutions.gather(order, 1)).isEmpty();
    }

    @Test
    void a_proposal_says_what_the_order_would_cost_and_is_made_once() {
        OrderId order = shop.waiting();

        Proposal proposal = shop.propose(order).orElseThrow();

        assertThat(proposal.total()).isEqualTo(money("1000.00"));
        assertThat(proposal.newTotal()).isEqualTo(money("1050.00"));
        assertThat(proposal.difference()).isEqualTo(money("50.00"));
        assertThat(proposal.lines()).extracting(Replacement::inWords)
                .containsExactly("10 of " + shop.kettle + " by 10 of " + shop.pan);
        assertThat(Duration.between(proposal.proposedAt(), proposal.expiresAt())).isGreaterThanOrEqualTo(
                Duration.ofHours(48));
        assertThat(shop.propose(order)).as("asked again").contains(proposal);
        assertThat(count("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'substitution.proposed'",
                order)).isEqualTo(1);
    }

    @Test
    void what_is_set_aside_for_another_channel_is_neither_there_nor_offered() {
        RingFences fences = beans.getBean(RingFences.class);
        shop.trade.receive(shop.plant, line(shop.kettle, 10));
        fences.set(shop.plant, shop.kettle, "RETAILER", Quantity.of(8), "test");
        OrderId order = shop.waiting();
        assertThat(substitutions.gather(order, 1)).extracting(found -> found.shortQuantity().intValue())
                .containsExactly(8);

        fences.set(shop.plant, shop.pan, "RETAILER", Quantity.of(20), "test");
        assertThat(shop.propose(order)).isEmpty();
        fences.end(shop.plant, shop.pan, "RETAILER");
        fences.set(shop.plant, shop.pan, "DISTRIBUTOR", Quantity.of(20), "test");
        assertThat(shop.propose(order)).isPresent();
    }

    @Test
    void nobody_may_decide_longer_than_the_order_waits_for_stock() {
        Instant deadline = beans.getBean(Clock.class).instant().plus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.MILLIS);

        assertThat(shop.propose(shop.waiting(), deadline)).get().extracting(Proposal::expiresAt).isEqualTo(deadline);
        assertThat(shop.propose(shop.waiting(), deadline.minus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void a_line_is_replaced_whole_or_as_far_as_it_is_short() {
        shop.trade.receive(shop.plant, line(shop.kettle, 4));
        OrderId whole = shop.waiting();

        assertThat(shop.propose(whole, shop.pan, "LINE")).get().satisfies(
                proposal -> assertThat(proposal.inWords()).startsWith("10 of " + shop.kettle));
        accept(whole);
        beans.getBean(Allocation.class).release(whole);
        OrderId part = shop.waiting();
        assertThat(shop.propose(part, shop.pan, "SHORT")).get().satisfies(
                proposal -> assertThat(proposal.inWords()).startsWith("6 of " + shop.kettle));
        accept(part);

        assertThat(orders.get(whole).goods()).extracting(OrderLine::sku).containsExactly(shop.pan);
        assertThat(orders.get(part).goods()).extracting(OrderLine::sku, OrderLine::quantity)
                .containsExactly(tuple(shop.kettle, Quantity.of(4)), tuple(shop.pan, Quantity.of(6)));
    }

    @Test
    void nothing_is_proposed_that_is_set_aside_for_others_or_that_the_check_would_rule_out() {
        OrderId other = shop.waiting(line(shop.pan, 15), line(shop.kettle, 1));
        OrderId order = shop.waiting();
        assertThat(shop.propose(order)).isEmpty();
        beans.getBean(Cancellations.class).cancel(other, "No longer wanted", CUSTOMER);
        assertThat(count("SELECT count(*) FROM order_decision WHERE order_id = ? AND decision = 'substitution'", order))
                .as("why nothing was proposed").isPositive();
    }

    @Test
    void whoever_accepts_has_the_order_amended_once() {
        OrderId order = shop.proposed();

        Proposal accepted = accept(order);

        assertThat(accepted.state()).isEqualTo(ProposalState.ACCEPTED);
        assertThat(accepted.decidedBy()).isEqualTo("customer");
        Order amended = orders.get(order);
        assertThat(amended.revision()).isEqualTo(2);
        assertThat(amended.goods()).extracting(OrderLine::sku, OrderLine::quantity)
                .containsExactly(tuple(shop.pan, Quantity.of(10)));
        assertThat(accept(order)).isEqualTo(accepted);
        assertThat(orders.get(order).revision()).isEqualTo(2);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> decisions.decide(order, CustomerDecision.DECLINE, CUSTOMER));
        assertThat(substitutions.settle(accepted.id())).isEqualTo(ProposalState.ACCEPTED);
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc
                .sql("UPDATE substitution_proposal SET state = 'DECLINED' WHERE id = ?").param(accepted.id()).update());
    }

    @Test
    void whoever_declines_has_the_order_wait_on() {
        OrderId order = shop.proposed();

        Proposal declined = decisions.decide(order, CustomerDecision.DECLINE, CUSTOMER);

        assertThat(decisions.decide(order, CustomerDecision.DECLINE, CUSTOMER)).isEqualTo(declined);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(shop.propose(order)).as("not asked anew").contains(declined);
        shop.trade.receive(shop.plant, line(shop.kettle, 10));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void what_nobody_decides_lapses_and_not_before_its_time() {
        OrderId order = shop.proposed();
        Proposal open = decisions.get(order, CUSTOMER);
        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> substitutions.settle(open.id()));

        isOver(open);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> accept(order));
        assertThat(substitutions.settle(open.id())).isEqualTo(ProposalState.LAPSED);
        assertThat(substitutions.settle(open.id())).isEqualTo(ProposalState.LAPSED);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void a_proposal_whose_process_is_lost_lapses_all_the_same() {
        OrderId order = shop.proposed();
        Proposal open = decisions.get(order, CUSTOMER);
        StoredProposals stored = beans.getBean(StoredProposals.class);
        LapseSweep.lapse(stored, substitutions, Clock.systemUTC());
        assertThat(decisions.get(order, CUSTOMER).isOpen()).isTrue();

        isOver(open);
        LapseSweep.lapse(stored, substitutions, Clock.systemUTC());

        assertThat(decisions.get(order, CUSTOMER).state()).isEqualTo(ProposalState.LAPSED);
    }

    @Test
    void what_was_cancelled_of_an_order_does_not_come_back_with_a_substitute() {
        Allocation allocation = beans.getBean(Allocation.class);
        shop.trade.receive(shop.plant, line(shop.kettle, 6));
        OrderId order = shop.trade.approved(shop.customer, line(shop.kettle, 10));
        allocation.reserve(order, new SourcingPolicy("TEST", "For a test", Fulfilment.PARTIAL, 2,
                List.of(Criterion.REGION)));
        beans.getBean(BackorderChoices.class).choose(order, BackorderChoice.CANCEL, null, CUSTOMER);
        assertThat(orders.get(order).goods().getFirst().cancelled()).isEqualTo(Quantity.of(4));
        beans.getBean(GoodsMovements.class).adjust(shop.plant,
                List.of(new StockChange(shop.kettle, Quantity.of(-6))), MovementReason.CORRECTION, name("C"));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);

        assertThat(shop.propose(order, shop.pan, "LINE")).get().satisfies(proposal -> {
            assertThat(proposal.total()).as("without what is cancelled").isEqualTo(money("600.00"));
            assertThat(proposal.newTotal()).as("six pans, with freight").isEqualTo(money("690.00"));
        });
        accept(order);

        assertThat(orders.get(order).goods()).extracting(OrderLine::sku, OrderLine::quantity)
                .containsExactly(tuple(shop.pan, Quantity.of(6)));
    }

    @Test
    void an_order_that_goes_on_withdraws_what_it_was_offered() {
        OrderId served = shop.proposed();
        shop.trade.receive(shop.plant, line(shop.kettle, 10));
        assertWithdrawn(served, "stock");

        OrderId cancelled = shop.proposed();
        beans.getBean(Cancellations.class).cancel(cancelled, "No longer wanted", CUSTOMER);
        assertWithdrawn(cancelled, "undone");

        OrderId amended = shop.proposed();
        beans.getBean(Amendments.class).amend(amended,
                new Amendment(List.of(new NewOrder.Line(shop.kettle, Quantity.of(3))), null, null), CUSTOMER);
        assertWithdrawn(amended, "amended");
    }

    @Test
    void whoever_accepts_pays_what_was_said_or_nothing() {
        OrderId order = shop.proposed();
        Products products = beans.getBean(Products.class);
        Product pan = Objects.requireNonNull(products.find(List.of(shop.pan)).get(shop.pan));
        products.put(new Product(pan.sku(), pan.name(), pan.category(), pan.unit(), true, money("106.00"), null, null,
                pan.taxRate()));

        assertWithdrawn(order, "Prices");

        assertThat(orders.get(order).revision()).isEqualTo(1);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void nothing_is_reserved_by_a_proposal_and_another_customer_sees_none() {
        OrderId order = shop.proposed();
        LocationId plant = shop.plant;
        assertThat(jdbc.sql("SELECT reserved FROM stock WHERE location = ? AND sku = ?")
                .params(plant.value(), shop.pan.value()).query(Integer.class).single()).isZero();
        Caller stranger = new Caller("stranger", Set.of(Role.INTEGRATOR), "D-OTHER");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> decisions.get(order, stranger));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> decisions.decide(order, CustomerDecision.DECLINE, stranger));
        Sku unknown = new Sku("NO-SUCH-PAN");
        assertThat(shop.propose(shop.waiting(), unknown, "LINE")).isEmpty();
    }

    private void assertWithdrawn(OrderId order, String why) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> accept(order))
                .withMessageContaining("WITHDRAWN").withMessageContaining(why);
        Proposal withdrawn = decisions.get(order, CUSTOMER);
        assertThat(withdrawn.state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(substitutions.settle(withdrawn.id())).isEqualTo(ProposalState.WITHDRAWN);
    }

    private Proposal accept(OrderId order) {
        return ShortStock.asking(() -> decisions.decide(order, CustomerDecision.ACCEPT, CUSTOMER));
    }

    private void isOver(Proposal proposal) {
        jdbc.sql(
                """
                        UPDATE substitution_proposal SET proposed_at = proposed_at - interval '9 days', expires_at = proposed_at - interval '1 day'
                        WHERE id = ?""")
                .param(proposal.id()).update();
    }

    private int count(String sql, OrderId order) {
        return jdbc.sql(sql).param(order.value()).query(Integer.class).single();
    }
}
