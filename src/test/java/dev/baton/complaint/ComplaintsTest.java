package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.complaint.ComplaintAnswers.Recorded;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ComplaintsTest {

    private final Written written;
    private final ComplaintRouting routing;
    private final ComplaintAnswers answers;
    private final OldTexts oldTexts;
    private final LostComplaints lost;
    private final ComplaintProperties properties;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;

    @Autowired
    ComplaintsTest(
            BeanFactory beans,
            ComplaintRouting routing,
            ComplaintAnswers answers,
            OldTexts oldTexts,
            LostComplaints lost,
            ComplaintProperties properties,
            BusinessCalendar calendar,
            JdbcClient jdbc) {
        this.written = new Written(beans);
        this.routing = routing;
        this.answers = answers;
        this.oldTexts = oldTexts;
        this.lost = lost;
        this.properties = properties;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @Test
    void rules_are_asked_about_the_order_as_it_is() {
        UUID id = written.opened();
        ComplaintFacts facts = routing.gather(id, Written.job()).facts();
        assertThat(facts).isEqualTo(new ComplaintFacts("QUALITY", new BigDecimal("10.00"), "GOLD", "DISTRIBUTOR",
                "PRICED", ComplaintFacts.NOT_DELIVERED, 0));
        jdbc.sql("""
                INSERT INTO order_timeline (order_id, at, type, actor, detail)
                VALUES (?, now() - interval '3 days 1 hour', 'order.delivered', 'x', 'x')""")
                .param(written.get(id).orderId().value()).update();
        assertThat(routing.gather(id, Written.job()).facts().daysSinceDelivery()).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> new ComplaintFacts("QUALITY", BigDecimal.ONE, " ", "DISTRIBUTOR", "PRICED", 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_route_is_kept_once_for_each_round_and_the_first_instance_drives_it() {
        UUID id = written.opened();
        long driver = Written.job();
        routing.gather(id, driver);
        routing.gather(id, Written.job());
        Route route = routing.route(id, Written.rule("operators", 8), 1);
        assertThat(routing.route(id, Written.rule("finance", 1), 2)).isEqualTo(route);
        Complaint complaint = written.get(id);
        assertThat(complaint.route()).isEqualTo(route);
        assertThat(complaint.processInstanceKey()).isEqualTo(driver);
        UUID other = written.opened();
        RuleRow broken = new RuleRow("complaint-route", Map.of("ruleId", "X"));
        assertThatThrownBy(() -> routing.route(other, broken, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_answer_that_is_told_twice_counts_once() {
        UUID id = written.routed();
        long job = Written.job();
        Recorded first = written.answer(id, "ANSWER", "Since when?", job);
        assertThat(written.answer(id, "ANSWER", "Since when?", job)).isEqualTo(first);
        assertThat(written.complaints.get(id, Written.CUSTOMER).messages()).hasSize(2);
        assertThat(written.answer(id, "SOLVE", "Too late", Written.job()).verdict())
                .as("it was answered already").isEqualTo(ComplaintVerdict.ANSWERED);
        written.complaints.write(id, "Since May", Written.CUSTOMER);
        Recorded late = written.answer(id, "ANSWER", "Since when?", job);
        assertThat(late.verdict()).isEqualTo(ComplaintVerdict.ANSWERED);
        assertThat(late.waitsUntil()).as("a time that is there, though the customer has written").isNotNull();
        written.unsent(id);
    }

    @Test
    void times_are_counted_as_the_business_works() {
        UUID id = written.routed();
        Instant opened = Instant.parse("2026-01-02T02:00:00Z");
        jdbc.sql("UPDATE complaint SET opened_at = ?::timestamptz WHERE id = ?").params(opened.toString(), id).update();
        written.answer(id, "ANSWER", "Since when?");
        Complaint answered = written.get(id);
        Duration toAnswer = calendar.workingTime(opened, Objects.requireNonNull(answered.answeredAt()));
        assertThat(answered.timeToFirstAnswer()).isEqualTo(Duration.ofSeconds(toAnswer.toSeconds()))
                .isLessThan(Duration.between(opened, answered.answeredAt()));
        written.over(id);
        assertThat(written.settle(id).verdict()).isEqualTo(ComplaintVerdict.SOLVED);
        assertThat(written.get(id).timeToSolution()).isEqualTo(answered.timeToFirstAnswer());
        written.complaints.reopen(id, "It still leaks", Written.CUSTOMER);
        written.unsent(id);
        assertThat(written.get(id)).satisfies(open -> {
            assertThat(open.timeToSolution()).isNull();
            assertThat(open.timeToFirstAnswer()).isEqualTo(answered.timeToFirstAnswer());
            assertThat(open.reopened()).isEqualTo(1);
            assertThat(open.routed().dueAt()).as("to be routed anew").isNull();
        });
    }

    @Test
    void silence_settles_nothing_before_its_time() {
        UUID id = written.routed();
        written.answer(id, "ANSWER", "Since when?");
        assertThatThrownBy(() -> written.settle(id)).isInstanceOf(NotYetException.class);
        written.over(id);
        long job = Written.job();
        assertThat(answers.settle(id, 1, job).verdict()).isEqualTo(ComplaintVerdict.SOLVED);
        assertThat(answers.settle(id, 1, job).verdict()).as("told again").isEqualTo(ComplaintVerdict.SOLVED);
        assertThatThrownBy(() -> written.settle(id)).as("the next deadline").isInstanceOf(NotYetException.class);
        assertThat(answers.settle(id, 0, Written.job()).verdict()).as("of a round that is over")
                .isEqualTo(ComplaintVerdict.RESUMED);
    }

    @Test
    void what_was_closed_long_ago_is_not_reopened() {
        UUID id = written.closed();
        jdbc.sql(
                """
                        UPDATE complaint SET opened_at = opened_at - interval '40 days', first_answered_at = first_answered_at - interval '40 days',
                            answered_at = answered_at - interval '40 days', solved_at = solved_at - interval '40 days',
                            closed_at = closed_at - interval '40 days' WHERE id = ?""")
                .param(id).update();
        assertThatThrownBy(() -> written.complaints.reopen(id, "Again", Written.CUSTOMER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("too long ago");
    }

    @Test
    void texts_are_forgotten_when_their_time_is_over_and_never_changed_before() {
        UUID id = written.closed();
        UUID open = written.routed();
        for (String change : new String[]{"UPDATE complaint_message SET text = 'other' WHERE complaint_id = ?",
                "UPDATE complaint_message SET text = '' WHERE complaint_id = ?",
                "DELETE FROM complaint_message WHERE complaint_id = ?",
                "UPDATE complaint_verdict SET decision = 'FORWARD' WHERE complaint_id = ?",
                "DELETE FROM complaint WHERE id = ?"}) {
            assertThatThrownBy(() -> jdbc.sql(change).param(id).update()).hasMessageContaining("is not changed");
        }
        jdbc.sql(
                """
                        UPDATE complaint SET opened_at = opened_at - interval '731 days', first_answered_at = first_answered_at - interval '731 days',
                            answered_at = answered_at - interval '731 days', solved_at = solved_at - interval '731 days',
                            closed_at = closed_at - interval '731 days' WHERE id = ?""")
                .param(id).update();
        oldTexts.sweep();
        ComplaintDetail forgotten = written.complaints.get(id, Written.CUSTOMER);
        assertThat(forgotten.complaint().textsForgottenAt()).isNotNull();
        assertThat(forgotten.messages()).hasSize(2).allSatisfy(message -> {
            assertThat(message.text()).isEmpty();
            assertThat(message.by()).isEmpty();
        });
        assertThat(written.complaints.get(open, Written.CUSTOMER).messages())
                .allSatisfy(message -> assertThat(message.text()).isNotEmpty());
        assertThatThrownBy(() -> new ComplaintProperties("m", Duration.ZERO, List.of(), Duration.ZERO,
                Duration.ZERO, Duration.ZERO, Duration.ofDays(30), Duration.ofDays(30), Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_complaint_whose_process_is_lost_is_looked_after() {
        UUID open = written.routed();
        UUID answered = written.routed();
        written.answer(answered, "ANSWER", "Since when?");
        UUID fresh = written.routed();
        longAgo(open);
        longAgo(answered);
        lost.lookAfter();
        assertThat(written.get(open)).satisfies(restarted -> {
            assertThat(restarted.course()).isEqualTo(2);
            assertThat(restarted.round()).isEqualTo(2);
            assertThat(restarted.reopened()).isZero();
        });
        assertThat(written.get(answered).state()).isEqualTo(ComplaintState.SOLVED);
        assertThat(written.get(fresh).course()).isEqualTo(1);
        written.complaints.close(open, Written.CUSTOMER);
    }

    /** Everything about it was longer ago than it may be. */
    private void longAgo(UUID id) {
        long hours = properties.lostAfter().plusDays(30).toHours();
        jdbc.sql(
                """
                        UPDATE complaint SET changed_at = changed_at - :ago, due_at = due_at - :ago, waits_until = waits_until - :ago WHERE id = :id"""
                        .replace(":ago", "interval '" + hours + " hours'"))
                .param("id", id).update();
    }
}
