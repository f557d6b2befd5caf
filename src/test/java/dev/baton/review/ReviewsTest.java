package dev.baton.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.review.ReviewDecision.Manual;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class ReviewsTest {

    private static final Map<String, Object> FACTS = Map.of("orderTotal", 60_000);

    private final Reviews reviews;
    private final Verdicts verdicts;
    private final OrdersToReview given;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ReviewAnswerPart answers;
    private final ObjectMapper json;

    @Autowired
    ReviewsTest(
            Reviews reviews,
            Verdicts verdicts,
            ApplicationContext baton,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            ReviewAnswerPart answers,
            ObjectMapper json) {
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.given = new OrdersToReview(baton);
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.answers = answers;
        this.json = json;
    }

    @Test
    void the_facts_say_what_stock_and_money_there_is() {
        OrderId order = given.priced(40);
        ReviewFacts facts = reviews.gather(order, SupplyFacts.UNKNOWN);
        assertThat(facts.orderTotal()).isEqualByComparingTo("500.00");
        assertThat(facts.orderQuantity()).isEqualByComparingTo("40");
        assertThat(facts.stockCoversOrder()).isFalse();
        assertThat(facts.shortLines()).isEqualTo(1);
        assertThat(facts.plannedSupplyCovers()).isFalse();
        assertThat(facts.vehicleCapacityCovers()).as("nothing is known of vehicles").isTrue();
        assertThat(facts.newCustomer()).isTrue();
        assertThat(facts.customerTier()).isEqualTo("GOLD");
        assertThat(facts.balanceAfter()).isEqualByComparingTo(new BigDecimal("1000.00"));
        assertThat(facts.requestedInDays()).isEqualTo(999);
    }

    @Test
    void a_plain_order_is_approved_by_the_rules_once() {
        OrderId order = given.priced(4);
        assertThat(decide(order, row("REV-1", "AUTO_APPROVE")).manual()).isNull();
        assertThat(decide(order, row("REV-1", "AUTO_APPROVE")).outcome()).isEqualTo(ReviewOutcome.AUTO_APPROVE);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(timeline(order)).containsOnlyOnce("order.approved");
        assertThat(decisions(order, "order-review")).isEqualTo(1);
    }

    @Test
    void a_reviewer_sees_the_order_and_every_reason_in_words() {
        OrderId order = given.priced(4);
        Manual manual =
                Objects.requireNonNull(decide(order, row("REV-1", "AUTO_APPROVE"), manual("REV-2", false)).manual());
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.IN_REVIEW);
        assertThat(manual.group()).isEqualTo("planners");
        assertThat(manual.dueAt()).isBefore(manual.expiresAt());
        assertThat(manual.task().orderNumber()).isEqualTo(orders.get(order).number());
        assertThat(manual.task().customer()).contains("Pots and Pans Ltd");
        assertThat(manual.task().balance()).isEqualTo("1,000.00 CNY");
        assertThat(manual.task().total()).isEqualTo("50.00 CNY");
        assertThat(manual.task().reasons()).containsExactly(new Reason("REV-2", "Because of REV-2"));
        assertThat(manual.task().lines())
                .containsExactly(new ReviewTask.Line("1", "REVIEW-POT Pot", "4 PCS", "12.50", "0.00", "50.00"));
        assertThat(decide(order, manual("REV-2", false)).manual()).as("a repeated job finds its answer")
                .isEqualTo(manual);
    }

    @Test
    void the_answer_about_an_order_says_how_it_was_reviewed_and_why() {
        OrderId order = given.priced(4);
        OrderId other = given.priced(4);
        decide(order, manual("REV-2", false));
        Map<OrderId, ObjectNode> parts =
                new HashMap<>(Map.of(order, json.createObjectNode(), other, json.createObjectNode()));
        answers.contribute(parts, new Caller("test", Set.of(), null));
        assertThat(parts.get(order)).hasToString(
                "{\"review\":{\"outcome\":\"MANUAL\",\"reasons\":[{\"rule\":\"REV-2\",\"reason\":\"Because of REV-2\"}]}}");
        assertThat(parts.get(other)).as("nothing is said of an order that was not reviewed").isEmpty();
    }

    @Test
    void what_makes_an_order_risky_is_kept_from_who_acts_for_the_customer() {
        OrderId order = given.priced(4);
        Map<String, Object> held =
                Map.of("ruleId", "RSK-1", "reason", "Too many cards", "outcome", "HOLD", "points", 60);
        Manual manual = Objects.requireNonNull(reviews
                .decide(order, 1, FACTS, List.of(manual("REV-2", false)), new RiskAnswer(Map.of(), List.of(held)))
                .manual());
        assertThat(manual.task().reasons()).extracting(Reason::rule).containsExactlyInAnyOrder("REV-2", "RSK-1");
        String customer = orders.get(order).customerId().value();
        assertThat(reasons(order, new Caller("test", Set.of(), null))).containsExactlyInAnyOrder("REV-2", "RSK-1");
        assertThat(reasons(order, new Caller("dealer", Set.of(), customer))).containsExactly("REV-2");
        assertThat(jdbc.sql("SELECT detail FROM order_timeline WHERE order_id = ? AND type = 'review.asked'")
                .param(order.value())
                .query(String.class)
                .single()).contains("Because of REV-2").doesNotContain("Too many cards");
    }

    private List<String> reasons(OrderId order, Caller caller) {
        ObjectNode answer = json.createObjectNode();
        answers.contribute(Map.of(order, answer), caller);
        return answer.path("review").path("reasons").findValuesAsText("rule");
    }

    @Test
    void an_order_that_is_being_undone_is_not_decided_on() {
        OrderId order = given.priced(4);
        transaction.executeWithoutResult(status -> fence.close(order));
        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> decide(order, row("REV-1", "AUTO_APPROVE")));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.PRICED);
    }

    @Test
    void a_rejection_needs_a_comment_and_is_counted_once() {
        OrderId order = inReview(false);
        assertThat(record(order, 1, Stage.FIRST, TaskAnswer.of("REJECT", ""), "anna").verdict())
                .isEqualTo(Verdict.INCOMPLETE);
        long job = job();
        TaskAnswer rejection = TaskAnswer.of("REJECT", "Too many pots");
        RecordedVerdict first = verdicts.record(order, 1, job, Stage.FIRST, rejection, task("anna"));
        assertThat(first.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(verdicts.record(order, 1, job, Stage.FIRST, rejection, task("anna"))).isEqualTo(first);
        assertThat(timeline(order)).containsOnlyOnce("review.rejected");
        assertThat(decisions(order, "review-verdict")).isEqualTo(2);
    }

    @Test
    void changes_are_asked_for_with_a_deadline() {
        OrderId order = inReview(false);
        RecordedVerdict verdict = record(order, 1, Stage.FIRST, TaskAnswer.of("CHANGES", "Fewer pots"), "anna");
        assertThat(verdict.verdict()).isEqualTo(Verdict.CHANGES_REQUESTED);
        assertThat(verdict.answerDue()).isNotNull();
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.CHANGES_REQUESTED);
    }

    @Test
    void below_the_limit_anybody_approves_alone() {
        OrderId order = inReview(false);
        assertThat(record(order, 1, Stage.FIRST, TaskAnswer.of("APPROVE", null), null).verdict())
                .isEqualTo(Verdict.APPROVED);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(jdbc.sql("SELECT results ->> 'comment' FROM order_decision WHERE order_id = ? AND decision = ?")
                .params(order.value(), "review-verdict")
                .query(String.class)
                .single()).isEqualTo("Approved");
    }

    @Test
    void above_the_limit_a_second_and_different_person_approves() {
        OrderId order = inReview(true);
        TaskAnswer yes = TaskAnswer.of("APPROVE", null);
        RecordedVerdict first = record(order, 1, Stage.FIRST, yes, "anna");
        assertThat(first.verdict()).isEqualTo(Verdict.SECOND_APPROVAL);
        assertThat(first.notice()).contains("anna has approved", "another");
        RecordedVerdict same = record(order, 1, Stage.SECOND, yes, "anna");
        assertThat(same.verdict()).isEqualTo(Verdict.SECOND_APPROVAL);
        assertThat(same.notice()).contains("anna", "another");
        RecordedVerdict unknown = record(order, 1, Stage.SECOND, yes, null);
        assertThat(unknown.verdict()).isEqualTo(Verdict.SECOND_APPROVAL);
        assertThat(unknown.notice()).contains("cannot be told");
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.IN_REVIEW);
        assertThat(record(order, 1, Stage.SECOND, yes, "bo").verdict()).isEqualTo(Verdict.APPROVED);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.APPROVED);
    }

    @Test
    void the_second_person_may_reject_with_a_comment() {
        OrderId order = inReview(true);
        record(order, 1, Stage.FIRST, TaskAnswer.of("APPROVE", null), "anna");
        assertThat(record(order, 1, Stage.SECOND, TaskAnswer.of("REJECT", null), "bo").verdict())
                .isEqualTo(Verdict.SECOND_APPROVAL);
        assertThat(record(order, 1, Stage.SECOND, TaskAnswer.of("REJECT", "No"), "bo").verdict())
                .isEqualTo(Verdict.REJECTED);
    }

    @Test
    void an_overdue_review_goes_to_the_managers_once_and_the_timeline_says_so() {
        OrderId order = inReview(false);
        Escalation escalation = reviews.escalate(order, 1);
        assertThat(escalation.group()).isEqualTo("review-managers");
        assertThat(escalation.priority()).isEqualTo(80);
        assertThat(reviews.escalate(order, 1)).isEqualTo(escalation);
        assertThat(timeline(order)).containsOnlyOnce("review.escalated");
    }

    @Test
    void what_was_decided_about_lines_that_were_amended_since_does_not_count() {
        OrderId order = inReview(false);
        amend(order);
        decide(order, manual("REV-2", false));
        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> record(order, 1, Stage.FIRST, TaskAnswer.of("APPROVE", null), "anna"));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.IN_REVIEW);
    }

    @Test
    void what_the_rules_said_of_lines_that_were_amended_since_does_not_count() {
        OrderId order = given.priced(4);
        amend(order);
        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> reviews.decide(order, 1, FACTS, List.of(row("REV-1", "AUTO_APPROVE")), null));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.PRICED);
    }

    private OrderId inReview(boolean secondApproval) {
        OrderId order = given.priced(4);
        decide(order, manual("REV-2", secondApproval));
        return order;
    }

    /** As an amendment, and the check and the pricing after it, leave an order. */
    private void amend(OrderId order) {
        jdbc.sql("UPDATE orders SET revision = revision + 1, status = 'PRICED' WHERE id = ?").param(order.value())
                .update();
    }

    private RecordedVerdict record(
            OrderId order,
            int revision,
            Stage stage,
            TaskAnswer answer,
            @Nullable String person) {
        return verdicts.record(order, revision, job(), stage, answer, person == null ? null : task(person));
    }

    private static CompletedTask task(String person) {
        return new CompletedTask(String.valueOf(job()), person);
    }

    private static long job() {
        return ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    }

    @SafeVarargs
    private ReviewDecision decide(OrderId order, Map<String, Object>... rows) {
        return reviews.decide(order, orders.get(order).revision(), FACTS, List.of(rows), null);
    }

    private static Map<String, Object> row(String rule, String outcome) {
        return Map.of("ruleId", rule, "reason", "Because of " + rule, "outcome", outcome);
    }

    private static Map<String, Object> manual(String rule, boolean secondApproval) {
        Map<String, Object> row = new HashMap<>(row(rule, "MANUAL"));
        row.putAll(Map.of("group", "planners", "dueHours", 8, "priority", 60, "secondApproval", secondApproval));
        return row;
    }

    private List<String> timeline(OrderId order) {
        return jdbc.sql("SELECT type FROM order_timeline WHERE order_id = ? ORDER BY id")
                .param(order.value())
                .query(String.class)
                .list();
    }

    private long decisions(OrderId order, String decision) {
        return jdbc.sql("SELECT count(*) FROM order_decision WHERE order_id = ? AND decision = ?")
                .params(order.value(), decision)
                .query(Long.class)
                .single();
    }
}
