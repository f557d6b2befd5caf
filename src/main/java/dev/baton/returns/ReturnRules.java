package dev.baton.returns;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the rules say whether a return is allowed. Every call of its process may be repeated. */
@Service
@Transactional
public class ReturnRules {

    static final String TABLE = "return-policy";
    private static final String GROUP = "returns";
    private static final Duration USUAL_DUE = Duration.ofHours(8);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnEndings endings;
    private final Orders orders;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final ReturnProperties properties;
    private final JdbcClient jdbc;

    ReturnRules(
            StoredReturns returns,
            ReturnSteps steps,
            ReturnEndings endings,
            Orders orders,
            Customers customers,
            BusinessCalendar calendar,
            ReturnProperties properties,
            JdbcClient jdbc) {
        this.returns = returns;
        this.steps = steps;
        this.endings = endings;
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    /** @param facts of each line, in their order */
    public record Gathered(List<ReturnFacts> facts, ReturnSheet sheet) {}

    /**
     * Reads what the rules are asked.
     *
     * @param processInstanceKey the instance that drives the return from now on, if none does
     */
    public Gathered gather(UUID id, long processInstanceKey) {
        ReturnOrder found = returns.lock(id).orElseThrow();
        steps.claim(id, processInstanceKey);
        Order order = orders.get(found.orderId());
        String tier = customers.find(order.customerId()).map(Customer::tier).orElse("");
        Map<Integer, Instant> delivered = delivered(id);
        List<ReturnFacts> facts = found.lines().stream()
                .map(line -> facts(found, line, order, tier, Objects.requireNonNull(delivered.get(line.no()))))
                .toList();
        return new Gathered(facts, ReturnSheet.of(found));
    }

    private ReturnFacts facts(ReturnOrder found, ReturnLine line, Order order, String tier, Instant delivered) {
        OrderLine ordered = order.goods().stream().filter(one -> one.lineNo() == line.line()).findFirst().orElseThrow();
        BigDecimal amount = ordered.total().toDecimal().multiply(line.quantity().value())
                .divide(ordered.quantity().value(), 2, RoundingMode.HALF_UP);
        return new ReturnFacts(found.channel(), found.type().name(), found.reason().name(), line.condition().name(),
                ordered.category(), tier, Duration.between(delivered, found.requestedAt()).toDays(), amount);
    }

    private Map<Integer, Instant> delivered(UUID id) {
        return jdbc.sql("SELECT no, delivered_at FROM return_line WHERE return_id = ?")
                .param(id)
                .query(Row.as(row -> Map.entry(row.count("no"), row.instant("delivered_at"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What the process is to do.
     *
     * @param group who decides, where a person is to
     * @param receiveBy until when the goods have to arrive; null where they may not be sent yet
     */
    public record Judged(
            PolicyOutcome outcome,
            String reason,
            String group,
            Instant approveBy,
            Instant managersBy,
            @Nullable Instant receiveBy) {}

    /**
     * Keeps what the rules say; the strictest row counts, and a line without one asks a person.
     *
     * @param rows the matching row of each line; null for none
     * @param processDefinitionKey which the version of the table belongs to
     * @return what the return has come to, also by an earlier call, or because its customer keeps the goods
     * @throws IllegalStateException if the rows do not say what rows must
     */
    public Judged judge(UUID id, List<? extends @Nullable Map<String, Object>> rows, long processDefinitionKey) {
        ReturnOrder found = returns.lock(id).orElseThrow();
        List<LineJudgement> lines = lines(found, rows);
        LineJudgement strictest =
                lines.stream().max(Comparator.comparing(line -> line.policy().outcome())).orElseThrow();
        if (found.state() == ReturnState.REQUESTED) {
            ReturnPolicy policy = joined(strictest.policy(), lines);
            steps.judge(id, policy, lines.stream().map(LineJudgement::feePercent).toList(), processDefinitionKey);
            switch (policy.outcome()) {
                case ALLOWED -> endings.authorise(found, "rules");
                case MANUAL -> steps.review(id);
                case REFUSED -> endings.refuse(found, "rules", policy.reason());
            }
        }
        return judged(returns.find(id).orElseThrow(), strictest);
    }

    /** Where some lines are not for the customer's account, the seller pays for sending all of them. */
    private static ReturnPolicy joined(ReturnPolicy strictest, List<LineJudgement> lines) {
        boolean seller = lines.stream().anyMatch(line -> line.policy().freight() == Freight.SELLER);
        return new ReturnPolicy(strictest.outcome(), strictest.rule(), strictest.reason(),
                seller ? Freight.SELLER : Freight.CUSTOMER);
    }

    private Judged judged(ReturnOrder now, LineJudgement strictest) {
        ReturnPolicy policy = now.policy() == null ? strictest.policy() : now.policy();
        PolicyOutcome outcome = switch (now.state()) {
            case REQUESTED, IN_REVIEW -> PolicyOutcome.MANUAL;
            case REFUSED, WITHDRAWN, LAPSED, COMPLETED -> PolicyOutcome.REFUSED;
            case AUTHORISED, RECEIVED, INSPECTED, STOCKED -> PolicyOutcome.ALLOWED;
        };
        Instant approveBy = seconds(calendar.dueAfter(now.requestedAt(), strictest.due()));
        return new Judged(outcome, policy.reason(), strictest.group(), approveBy,
                seconds(calendar.dueAfter(approveBy, properties.approvalExpires())), now.receiveBy());
    }

    private record LineJudgement(ReturnPolicy policy, BigDecimal feePercent, String group, Duration due) {}

    private static List<LineJudgement> lines(ReturnOrder found, List<? extends @Nullable Map<String, Object>> rows) {
        if (rows.size() != found.lines().size()) {
            throw new IllegalStateException(
                    "table " + TABLE + " answered " + rows.size() + " of " + found.lines().size() + " lines");
        }
        List<LineJudgement> lines = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            lines.add(row == null ? UNKNOWN : judgement(new RuleRow(TABLE, row)));
        }
        return lines;
    }

    private static final LineJudgement UNKNOWN = new LineJudgement(
            new ReturnPolicy(PolicyOutcome.MANUAL, "NONE", "No rule says anything about it", Freight.CUSTOMER),
            BigDecimal.ZERO, GROUP, USUAL_DUE);

    private static LineJudgement judgement(RuleRow row) {
        BigDecimal fee = row.number("feePercent");
        if (fee.signum() < 0 || fee.compareTo(ALL) > 0 || fee.stripTrailingZeros().scale() > 2) {
            throw row.broken("feePercent", "a percentage");
        }
        return new LineJudgement(
                new ReturnPolicy(row.constant("outcome", PolicyOutcome.class), row.text("ruleId"), row.text("reason"),
                        row.constant("freight", Freight.class)),
                fee, row.text("group"), Duration.ofHours(row.wholeNumber("dueHours")));
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
