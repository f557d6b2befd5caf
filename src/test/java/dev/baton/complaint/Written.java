package dev.baton.complaint;

import dev.baton.complaint.ComplaintAnswers.Recorded;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.trade.Trade;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Complaints that no process drives: tests do what it would. */
final class Written {

    static final Caller CUSTOMER = new Caller("customer", Set.of(Role.INTEGRATOR), null);

    final Complaints complaints;
    private final ComplaintRouting routing;
    private final ComplaintAnswers answers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trade trade;
    private final CustomerId customer;

    Written(BeanFactory beans) {
        complaints = beans.getBean(Complaints.class);
        routing = beans.getBean(ComplaintRouting.class);
        answers = beans.getBean(ComplaintAnswers.class);
        jdbc = beans.getBean(JdbcClient.class);
        transaction = beans.getBean(TransactionTemplate.class);
        trade = new Trade(beans);
        customer = trade.distributor("1000.00");
    }

    OrderId order() {
        return trade.priced(customer, PaymentMethod.PREPAID, Trade.line(trade.product("10.00"), 1));
    }

    /** One that is with the group {@code operators} for 8 working hours. */
    UUID routed() {
        UUID id = opened();
        routing.gather(id, job());
        routing.route(id, rule("operators", 8), 1);
        return id;
    }

    UUID opened() {
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID id = complaints.open(order(), ComplaintCategory.QUALITY, "It leaks", CUSTOMER).complaint().id();
            unsent(id);
            return id;
        }));
    }

    static RuleRow rule(String group, int dueHours) {
        return new RuleRow("complaint-route",
                Map.of("ruleId", "TEST", "reason", "Because", "severity", "LOW", "group", group, "dueHours", dueHours));
    }

    /** Takes back what the engine was to be told. */
    void unsent(UUID id) {
        jdbc.sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(id.toString()).update();
    }

    Recorded answer(UUID id, String decision, String text) {
        return answer(id, decision, text, job());
    }

    Recorded answer(UUID id, String decision, String text, long job) {
        return answers.record(id, TaskAnswer.of(decision, text, null), job, new CompletedTask("7", "anna"));
    }

    /** What the process would ask once the customer's time is over. */
    Recorded settle(UUID id) {
        return answers.settle(id, get(id).round(), job());
    }

    ComplaintVerdict settleIn(UUID id, int round) {
        return answers.settle(id, round, job()).verdict();
    }

    /** Lets the customer's time be over. */
    void over(UUID id) {
        jdbc.sql("UPDATE complaint SET waits_until = changed_at - interval '1 hour' WHERE id = ?").param(id).update();
    }

    /** A complaint that was closed by silence. */
    UUID closed() {
        UUID id = routed();
        answer(id, "SOLVE", "A seal is on its way");
        over(id);
        settle(id);
        return id;
    }

    Complaint get(UUID id) {
        return complaints.get(id, CUSTOMER).complaint();
    }

    /** A key such as the engine's first partition gives, of something that it does not know. */
    static long job() {
        return (3L << 50) + ThreadLocalRandom.current().nextLong(1L << 49);
    }
}
