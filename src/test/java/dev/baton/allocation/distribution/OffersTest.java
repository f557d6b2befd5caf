package dev.baton.allocation.distribution;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Cancellations;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers of orders to distributors, answered once, whoever answers how often and at the same moment. */
@BatonTest
class OffersTest {

    private static final Caller OPERATOR = new Caller("operator", Set.of(Role.OPERATOR), null);

    private final Distribution distribution;
    private final OfferAnswers answers;
    private final StoredOffers offers;
    private final SellerChoices choices;
    private final Cancellations cancellations;
    private final Orders orders;
    private final OfferSheets sheets;
    private final JdbcClient jdbc;
    private final TestRestTemplate http;
    private final Trade trade;

    private CustomerId home = new CustomerId("unset");
    private CustomerId neighbour = new CustomerId("unset");
    private OrderId order = OrderId.next();

    @Autowired
    OffersTest(
            Distribution distribution,
            OfferAnswers answers,
            StoredOffers offers,
            SellerChoices choices,
            Cancellations cancellations,
            Orders orders,
            OfferSheets sheets,
            JdbcClient jdbc,
            TestRestTemplate http,
            BeanFactory beans) {
        this.distribution = distribution;
        this.answers = answers;
        this.offers = offers;
        this.choices = choices;
        this.cancellations = cancellations;
        this.orders = orders;
        this.sheets = sheets;
        this.jdbc = jdbc;
        this.http = http;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void rank() {
        home = trade.distributor("0.00");
        neighbour = trade.distributor("0.00");
        Sku sku = trade.product("10.00");
        order = trade.approved(trade.retailer(home), line(sku, 10));
        ranked(1);
    }

    private void ranked(int round) {
        distribution.rank(order, 1, round, "order-distribution", List.of(facts(home), facts(neighbour)),
                List.of(row(100), row(50)));
    }

    private static SellerFacts facts(CustomerId seller) {
        return new SellerFacts(seller.value(), "RETAILER", true, true, "GOLD", true, true, 100, 100, 0);
    }

    private static List<RuleRow> row(int points) {
        return List.of(new RuleRow("order-distribution",
                Map.of("ruleId", "TEST", "reason", "For a test", "eligible", true, "points", points)));
    }

    private Offer offer() {
        return distribution.offer(order, 1, 1).orElseThrow();
    }

    private static Caller of(CustomerId seller) {
        return new Caller("staff", Set.of(Role.INTEGRATOR), seller.value());
    }

    @Test
    void the_best_is_asked_until_it_answers_however_often_the_step_is_repeated() {
        Offer first = offer();
        assertThat(first.seller()).isEqualTo(home);
        assertThat(offer().id()).isEqualTo(first.id());
        ranked(1);
        answers.answer(first.id(), false, "Closed", of(home));
        assertThat(offer().seller()).isEqualTo(neighbour);
        answers.answer(offer().id(), false, null, of(neighbour));
        assertThat(distribution.offer(order, 1, 1)).as("nobody is left").isEmpty();
        assertThat(distribution.offer(order, 1, 1)).isEmpty();
        assertThat(jdbc.sql("SELECT type FROM order_timeline WHERE order_id = ?").param(order.value())
                .query(String.class).list()).containsOnlyOnce("order.untaken");
        ranked(2);
        assertThat(distribution.offer(order, 1, 2)).map(Offer::seller).contains(home);
    }

    @Test
    void an_order_rests_while_a_distributor_is_to_answer() {
        OrderId other = OrderId.next();
        assertThat(offers.resting(List.of(order, other))).isEmpty();
        Offer first = offer();
        assertThat(offers.resting(List.of(order, other))).containsExactly(order);
        answers.answer(first.id(), true, null, of(home));
        assertThat(offers.resting(List.of(order, other))).isEmpty();
    }

    @Test
    void a_process_that_is_begun_anew_goes_on_with_the_offer_that_stands_and_asks_nobody_once_somebody_sells_it() {
        Offer first = offer();
        assertThat(distribution.gather(order, 1).round()).isEqualTo(1);
        answers.answer(first.id(), true, null, of(home));
        assertThat(distribution.gather(order, 1).round()).isEqualTo(1);
        assertThat(offer().id()).isEqualTo(first.id());
    }

    @Test
    void a_process_that_is_begun_anew_asks_nobody_where_an_operator_has_chosen() {
        answers.answer(offer().id(), false, null, of(home));
        assertThat(distribution.gather(order, 1).round()).isEqualTo(2);
        assertThat(choose("ASSIGN", neighbour.value())).isEqualTo(SellerChoices.Outcome.ACCEPTED);

        assertThat(distribution.gather(order, 1).round()).isEqualTo(1);
        assertThat(distribution.offer(order, 1, 1)).isEmpty();
        assertThat(choose("GIVE_UP", "")).isEqualTo(SellerChoices.Outcome.ACCEPTED);
    }

    @Test
    void an_answer_counts_once_and_cannot_be_turned_round() {
        Offer offer = offer();
        answers.answer(offer.id(), true, null, of(home));
        assertThat(answers.answer(offer.id(), true, null, of(home)).state()).isEqualTo(OfferState.ACCEPTED);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> answers.answer(offer.id(), false, null, of(home)))
                .withMessageContaining("ACCEPTED");
        assertThat(orders.get(order).sellerId()).isEqualTo(home);
        assertThat(answered()).isEqualTo(1);
    }

    private int answered() {
        return jdbc
                .sql("""
                        SELECT count(*) FROM order_timeline WHERE order_id = ? AND type IN ('order.seller-assigned', 'order.offer-declined')""")
                .param(order.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_distributor_answers_for_itself_alone() {
        UUID offer = offer().id();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> answers.answer(offer, true, null, of(neighbour)));
    }

    @Test
    void what_is_over_can_not_be_answered_any_more() {
        Offer offer = offer();
        jdbc.sql(
                "UPDATE order_offer SET offered_at = offered_at - interval '9 days', expires_at = offered_at WHERE id = ?")
                .param(offer.id()).update();
        jdbc.sql("UPDATE order_offer SET expires_at = offered_at WHERE id = ?").param(offer.id()).update();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> answers.answer(offer.id(), true, null, of(home)))
                .withMessageContaining("EXPIRED");
        assertThat(orders.get(order).sellerId()).isNull();
    }

    @Test
    void of_many_answers_at_once_one_counts() {
        Offer offer = offer();
        List<Optional<OfferState>> said = Race.of(32, number -> () -> {
            try {
                return Optional.of(answers.answer(offer.id(), number % 2 == 0, null, OPERATOR).state());
            } catch (ConflictException late) {
                return Optional.empty();
            }
        });
        assertThat(said.stream().flatMap(Optional::stream).distinct()).hasSize(1);
        boolean taken = said.contains(Optional.of(OfferState.ACCEPTED));
        assertThat(orders.get(order).sellerId()).isEqualTo(taken ? home : null);
        assertThat(answered()).isEqualTo(1);
    }

    @Test
    void an_answer_and_the_end_of_its_time_never_count_both() {
        for (int round = 0; round < 5; round++) {
            rank();
            Offer offer = offer();
            Race.of(8, number -> () -> number % 2 == 0 ? accepted(offer) : expired(offer));
            OfferState state = jdbc.sql("SELECT state FROM order_offer WHERE id = ?").param(offer.id())
                    .query(OfferState.class)
                    .single();
            assertThat(orders.get(order).sellerId()).isEqualTo(state == OfferState.ACCEPTED ? home : null);
            assertThat(answers.record(offer.id(), FormAnswer.of(OfferAnswers.ANSWERED, null), null)).isEqualTo(
                    state == OfferState.ACCEPTED ? OfferAnswers.Outcome.ACCEPTED : OfferAnswers.Outcome.NEXT);
        }
    }

    private boolean accepted(Offer offer) {
        try {
            answers.answer(offer.id(), true, null, of(home));
            return true;
        } catch (ConflictException late) {
            return false;
        }
    }

    private boolean expired(Offer offer) {
        answers.record(offer.id(), FormAnswer.of(OfferAnswers.EXPIRED, null), null);
        return true;
    }

    @Test
    void an_order_that_is_cancelled_at_the_same_moment_is_taken_before_or_not_at_all() {
        for (int round = 0; round < 5; round++) {
            rank();
            Offer offer = offer();
            Race.of(8, number -> () -> number == 0 ? cancelled() : accepted(offer));
            assertThat(orders.get(order).status()).isEqualTo(OrderStatus.CANCELLING);
            assertThat(jdbc.sql("SELECT state FROM order_offer WHERE id = ?").param(offer.id()).query(OfferState.class)
                    .single()).isNotEqualTo(OfferState.OPEN);
            assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> distribution.offer(order, 1, 1));
        }
    }

    private boolean cancelled() {
        cancellations.cancel(order, "Not wanted", OPERATOR);
        return true;
    }

    @Test
    void an_operator_assigns_a_distributor_once() {
        assertThat(choose("", "")).isEqualTo(SellerChoices.Outcome.AGAIN);
        assertThat(choose("ASSIGN", "")).isEqualTo(SellerChoices.Outcome.AGAIN);
        assertThat(choose("ASSIGN", "NO-SUCH")).isEqualTo(SellerChoices.Outcome.AGAIN);
        assertThat(choose("ASK_AGAIN", "")).isEqualTo(SellerChoices.Outcome.ASK_AGAIN);
        assertThat(choose("ASSIGN", neighbour.value())).isEqualTo(SellerChoices.Outcome.ACCEPTED);
        assertThat(choose("GIVE_UP", "")).as("a late repeat").isEqualTo(SellerChoices.Outcome.ACCEPTED);
        assertThat(orders.get(order).sellerId()).isEqualTo(neighbour);
    }

    @Test
    void who_is_no_distributor_cannot_be_assigned_nor_can_an_order_that_does_not_wait_for_one() {
        assertThat(choose("ASSIGN", orders.get(order).customerId().value())).isEqualTo(SellerChoices.Outcome.AGAIN);
        jdbc.sql("UPDATE orders SET status = 'IN_REVIEW' WHERE id = ?").param(order.value()).update();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> choose("ASSIGN", home.value()))
                .withMessageContaining("does not wait for " + home);
        assertThat(orders.get(order).sellerId()).isNull();
    }

    private SellerChoices.Outcome choose(String decision, String seller) {
        return choices.record(order, 1, FormAnswer.of(decision, null), seller, "Mei", "choice").outcome();
    }

    @Test
    void who_acts_for_a_customer_is_told_nothing_of_other_distributors() {
        answers.answer(offer().id(), false, "Too dear", of(home));
        answers.answer(offer().id(), true, null, of(neighbour));
        CustomerId buyer = orders.get(order).customerId();
        buys(trade.dealer());
        try {
            assertThat(read("dealer", "").path("offers")).isEmpty();
            assertThat(read("dealer", "/timeline").toString()).contains("order.seller-assigned")
                    .doesNotContain("Too dear", "order.offer", home.value());
        } finally {
            buys(buyer);
        }
        assertThat(read("integrator", "").path("offers")).hasSize(2);
        assertThat(read("operator", "/timeline").toString()).contains("Too dear");
    }

    private void buys(CustomerId customer) {
        jdbc.sql("UPDATE orders SET customer_id = ? WHERE id = ?").params(customer.value(), order.value()).update();
    }

    private JsonNode read(String user, String path) {
        return new Api(http, user).read("/api/orders/" + order + path);
    }

    @Test
    void who_chooses_sees_what_speaks_against_a_distributor_and_no_endless_list() {
        CustomerId barred = trade.distributor("0.00");
        distribution.rank(order, 1, 2, "order-distribution", List.of(facts(barred), facts(home), facts(neighbour)),
                List.of(List.of(new RuleRow("order-distribution", Map.of("ruleId", "TEST", "reason", "Lists nothing",
                        "eligible", false, "points", 0))), row(100), row(50)));
        answers.answer(distribution.offer(order, 1, 2).orElseThrow().id(), false, null, of(home));
        assertThat(sheets.untaken(order).choices()).hasSizeLessThanOrEqualTo(Choosable.MOST)
                .startsWith(new Choosable(named(home, " (has declined)"), home.value()),
                        new Choosable(named(neighbour, ""), neighbour.value()),
                        new Choosable(named(barred, " (ruled out: Lists nothing)"), barred.value()));
        assertThat(choose("ASSIGN", barred.value())).as("an operator's word is the last")
                .isEqualTo(SellerChoices.Outcome.ACCEPTED);
    }

    private static String named(CustomerId distributor, String mark) {
        return distributor + " Distributor " + distributor + mark;
    }

    @Test
    void the_form_says_by_when_on_the_clocks_of_the_business() {
        Offer offer = offer();
        assertThat(sheets.of(offer).get("expiresAt")).isEqualTo(offer.expiresAt().atZone(ZoneId.of("Asia/Shanghai"))
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm '(Asia/Shanghai)'")));
    }

    @Test
    void no_consumer_is_named_in_what_the_engine_keeps() {
        CustomerId consumer = trade.consumer("0.00");
        OrderId grouped = trade.grouped(consumer, null, line(trade.product("1.00"), 1));
        assertThat(sheets.untaken(grouped).customer()).isEqualTo(consumer.value());
        assertThat(sheets.untaken(order).customer()).contains(" Retailer ");
    }

    @Test
    void the_best_gets_a_group_buy_order_once() {
        assertThat(distribution.assignBest(order, 1)).isTrue();
        assertThat(distribution.assignBest(order, 1)).isTrue();
        assertThat(orders.get(order).sellerId()).isEqualTo(home);
    }
}
