package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.order.Placing.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerType;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OrdersTest {

    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Claims claims;
    private final Closings closings;
    private final OrderGoods goods;
    private final OrderAnswers answers;
    private final TransactionTemplate transaction;
    private final Placing placing;

    @Autowired
    OrdersTest(
            Orders orders,
            OrderMoney orderMoney,
            Claims claims,
            Closings closings,
            OrderGoods goods,
            OrderAnswers answers,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.claims = claims;
        this.closings = closings;
        this.goods = goods;
        this.answers = answers;
        this.transaction = transaction;
        this.placing = new Placing(beans);
    }

    @Test
    void an_order_is_stored_whole_at_the_list_prices_of_its_intake() {
        Sku rope = placing.productByTheMetre("19.99");
        OrderId id = placing.aside(order(placing.distributor(), line(rope, "2.5"), line(rope, "1")));

        Order order = orders.get(id);
        assertThat(order.number()).matches("BO-\\d{4}-\\d{6,}");
        assertThat(order.status()).isEqualTo(OrderStatus.RECEIVED);
        // 49.975 rounded half-up
        assertThat(order.lines()).extracting(OrderLine::total).containsExactly(cny("49.98"), cny("19.99"));
        assertThat(order.total()).isEqualTo(cny("69.97"));
        assertThat(order.shipTo().name()).isEqualTo("Lin Wei");
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type).containsExactly("order.received");
    }

    @Test
    void an_order_is_answered_as_it_is_stored() {
        Sku rope = placing.productByTheMetre("19.99");
        NewOrder order = order(placing.distributor(), line(rope, "2.5"), line(placing.product("PAN", "10.00"), "200"));

        transaction.executeWithoutResult(undone -> {
            Acceptance.Accepted accepted = (Acceptance.Accepted) orders.accept(order, INTEGRATOR);

            assertThat(accepted.order()).isEqualTo(orders.get(accepted.id()));
            undone.setRollbackOnly();
        });
    }

    @Test
    void an_order_of_a_thousand_lines_comes_back_with_all_of_them_in_order() {
        Sku pan = placing.product("PAN", "0.01");
        NewOrder.Line[] lines = IntStream.rangeClosed(1, 1000).mapToObj(n -> line(pan, String.valueOf(n)))
                .toArray(NewOrder.Line[]::new);

        Order order = orders.get(placing.aside(order(placing.distributor(), lines)));

        assertThat(order.lines()).extracting(OrderLine::lineNo)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(order.total()).isEqualTo(cny("5005.00"));
    }

    @Test
    void everything_that_an_order_names_and_does_not_exist_or_fit_is_told_at_once() {
        CustomerId retailer = placing.customer(CustomerType.RETAILER);
        NewOrder fitting =
                order(retailer, line(new Sku("NO-SUCH"), "1"), line(placing.product("PAN", "1.00"), "999999999999"));
        NewOrder unfit = new NewOrder(
                fitting.channel(), fitting.externalReference(), retailer, "EUR", null, PaymentMethod.POS,
                List.of("NO-SUCH-COUPON"),
                fitting.shipTo(), fitting.lines());

        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> orders.accept(unfit, INTEGRATOR));

        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactlyInAnyOrder(
                "/customerId", "/currency", "/payment/method", "/couponCodes/0", "/lines/0/sku", "/lines/1/sku");
    }

    @Test
    void more_than_can_be_reckoned_with_is_refused_and_no_failure() {
        Sku gold = placing.product("GOLD", "9999999999.99");
        NewOrder order = order(placing.distributor(), line(gold, "999999999999"));

        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> orders.accept(order, INTEGRATOR));

        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("/lines/0/quantity");
    }

    @Test
    void more_than_can_be_counted_is_refused_and_no_failure_later() {
        Sku leaflet = placing.product("LEAFLET", "0.01");
        NewOrder order = order(placing.distributor(), line(leaflet, "999999999999"), line(leaflet, "1"));

        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> orders.accept(order, INTEGRATOR));

        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("/lines");
    }

    @Test
    void nobody_places_orders_for_another_customer() {
        Caller bound = new Caller("dealer", Set.of(Role.INTEGRATOR), "D-0000");
        NewOrder order = order(placing.distributor(), line(placing.product("PAN", "1.00"), "1"));

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> orders.accept(order, bound));
    }

    @Test
    void the_first_instance_that_claims_an_order_has_it_for_good() {
        OrderId id = placing.aside();
        long instance = Objects.requireNonNull(orders.get(id).processInstanceKey());

        assertThat(claims.claim(id, instance + 1, 1)).isInstanceOf(ClaimResult.ClaimedByOther.class);
        assertThat(claims.claim(id, instance, 1)).isInstanceOfSatisfying(ClaimResult.Claimed.class, claimed -> {
            assertThat(claimed.revision()).isEqualTo(1);
            assertThat(claimed.facts()).extracting(Fact::scope).containsExactly("ORDER", "GROUP");
            assertThat(claimed.facts().getFirst().amount()).isEqualByComparingTo("100");
        });
    }

    @Test
    void an_order_goes_its_way_and_a_repeated_or_late_step_changes_nothing() {
        OrderId id = placing.aside();
        List<Runnable> steps = List.of(
                () -> orders.applyPricing(orders.get(id), Pricing.NONE),
                () -> orderMoney.markHeld(id),
                () -> orders.markInReview(id),
                () -> orders.markApproved(id, "rules"),
                () -> orders.markBackordered(id),
                () -> once(id, OrderStatus.BACKORDERED, all -> goods.reserve(id, all, "PLANT-1", "PLANT-1")),
                () -> orders.markReleased(id, "SO-" + id, cny("88.50")),
                () -> once(id, OrderStatus.RELEASED, all -> goods.ship(id, all)),
                () -> once(id, OrderStatus.SHIPPED, all -> goods.deliver(id, all)),
                () -> orders.markCompleted(id, PaymentStatus.CAPTURED));

        for (int done = 0; done < steps.size(); done++) {
            steps.get(done).run();
            Order after = orders.get(id);
            // everything that was done before, once more and late
            steps.subList(0, done + 1).forEach(Runnable::run);
            assertThat(orders.get(id)).as("after step %d", done).isEqualTo(after);
        }

        Order order = orders.get(id);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(order.sapNetAmount()).isEqualTo(cny("88.50"));
        OrderLine line = order.lines().getFirst();
        assertThat(List.of(line.reserved(), line.shipped(), line.delivered()))
                .containsExactly(Quantity.ZERO, Quantity.of(10), Quantity.of(10));
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type).containsExactly(
                "order.received", "order.priced", "payment.held", "order.in-review", "order.approved",
                "order.backordered",
                "order.allocated", "order.released", "order.shipped", "order.delivered", "order.completed");
    }

    @Test
    void a_step_that_cannot_follow_is_refused() {
        OrderId id = placing.aside();

        assertThatIllegalStateException().isThrownBy(() -> orders.markApproved(id, "rules"))
                .withMessageContaining("RECEIVED");
        assertThatIllegalStateException().isThrownBy(() -> orderMoney.markHeld(id));
        assertThatIllegalStateException().isThrownBy(() -> orders.markCompleted(id, PaymentStatus.CAPTURED));
        assertThat(orders.get(id).version()).isEqualTo(1);
    }

    @Test
    void an_order_that_waits_for_money_goes_on_when_it_is_held() {
        OrderId id = placing.aside();
        orders.applyPricing(orders.get(id), Pricing.NONE);

        orderMoney.markAwaitingPayment(id);
        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        orderMoney.markHeld(id);

        assertThat(orders.get(id)).extracting(Order::status, Order::paymentStatus)
                .containsExactly(OrderStatus.PRICED, PaymentStatus.HELD);
    }

    @Test
    void discounts_and_freight_are_written_and_add_up() {
        Sku pan = placing.product("PAN", "10.00");
        OrderId id = placing.aside(order(placing.distributor(), line(pan, "10"), line(pan, "5")));
        Pricing pricing = new Pricing(
                Map.of(1, cny("3.34"), 2, cny("1.66")),
                List.of(new Pricing.Charge(new Sku("FREIGHT"), "Freight", cny("60.00"), new BigDecimal("0.13"))),
                List.of(new Pricing.AppliedPolicy("P-1", "because", "ORDER_AMOUNT", cny("5.00")),
                        new Pricing.AppliedPolicy("F-1", "far away", "FREIGHT", cny("60.00"))));

        orders.applyPricing(orders.get(id), pricing);

        Order order = orders.get(id);
        assertThat(order.lines()).extracting(OrderLine::kind).containsExactly(LineKind.GOODS, LineKind.GOODS,
                LineKind.CHARGE);
        assertThat(order.lines()).extracting(OrderLine::total).containsExactly(cny("96.66"), cny("48.34"),
                cny("60.00"));
        assertThat(List.of(order.subtotal(), order.discount(), order.total()))
                .containsExactly(cny("210.00"), cny("5.00"), cny("205.00"));
        assertThat(answers.get(id, INTEGRATOR).path("discounts")).singleElement()
                .satisfies(discount -> assertThat(discount.path("amount").asText()).isEqualTo("5.00"));
    }

    @Test
    void a_rejected_order_says_why_and_holds_nothing() {
        OrderId id = placing.aside();
        orders.recordFaults(id, List.of(new CheckFault("CHK-1", "too small", CheckFault.Severity.HARD)));

        closings.begin(id, ClosingReason.CHECK_FAILED, 7, null);
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> orderMoney.markHeld(id));
        assertThat(closings.end(id, 7)).isEqualTo(OrderStatus.REJECTED);
        assertThat(closings.end(id, 7)).isEqualTo(OrderStatus.REJECTED);

        assertThat(orders.get(id).lines()).allSatisfy(line -> assertThat(line.cancelled()).isEqualTo(line.quantity()));
        assertThat(answers.get(id, INTEGRATOR).path("review").toString())
                .isEqualTo("{\"outcome\":\"REJECT\",\"reasons\":[{\"rule\":\"CHK-1\",\"reason\":\"too small\"}]}");
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> orders.markApproved(id, "rules"));
    }

    @Test
    void a_decision_is_kept_once_however_often_its_job_comes() {
        OrderId id = placing.aside();

        orders.recordDecision(id, "order-check", Map.of("amount", 1), List.of(Map.of("ruleId", "R-1")), "rules");
        orders.recordDecision(id, "order-check", Map.of("amount", 1), List.of(Map.of("ruleId", "R-1")), "rules");
        orders.recordDecision(id, "order-check", Map.of("amount", 2), List.of(), "rules");

        assertThat(answers.decisions(id, INTEGRATOR)).extracting(decision -> decision.inputs().path("amount").asInt())
                .containsExactly(1, 2);
    }

    private static Money cny(String amount) {
        return Money.parse(amount, "CNY");
    }

    /** What moves goods belongs into a step that is taken once. */
    private void once(OrderId id, OrderStatus before, Consumer<List<LineQuantity>> move) {
        if (orders.get(id).status() == before) {
            transaction.executeWithoutResult(status -> move.accept(Placing.all(orders.get(id))));
        }
    }

    @Test
    void what_is_between_us_and_others_is_not_told_to_those_who_act_for_a_customer() {
        OrderId id = placing.aside();
        List.of("incident.raised", "exception.handed-over", "return.refund-fails", "shipment.claim-decided",
                "process.migrated", "hold.requested")
                .forEach(type -> orders.note(id, type, "test", "http://sap.local"));
        Caller bound = new Caller("dealer", Set.of(Role.INTEGRATOR), orders.get(id).customerId().value());

        assertThat(answers.timeline(id, bound)).extracting(TimelineEntry::type).containsExactly("order.received");
        assertThat(answers.timeline(id, INTEGRATOR)).hasSize(7);
    }
}
