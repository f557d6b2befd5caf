package dev.baton.order.cancellation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The terms on which orders are cancelled, each noted once. */
@Repository
public class StoredCancellations {

    private final JdbcClient jdbc;

    StoredCancellations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes the terms behind the order's fence. The first ones stay.
     *
     * @return false if there were terms already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(CancellationTerms terms) {
        return jdbc
                .sql("""
                        INSERT INTO order_cancellation (order_id, asker, asked_by, reason, rule_id, rule_reason, currency, fee, asked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(terms.orderId().value(), terms.asker().name(), terms.askedBy(), terms.reason(), terms.rule(),
                        terms.ruleReason(), terms.fee().currency(), terms.fee().minor(), Row.at(terms.askedAt()))
                .update() == 1;
    }

    /** The terms of those of these orders that are cancelled on any. */
    public Map<OrderId, CancellationTerms> of(Collection<OrderId> orders) {
        List<CancellationTerms> found = jdbc.sql("SELECT * FROM order_cancellation WHERE order_id = ANY (?)")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(StoredCancellations::terms))
                .list();
        return found.stream().collect(Collectors.toUnmodifiableMap(CancellationTerms::orderId, Function.identity()));
    }

    public Optional<CancellationTerms> of(OrderId order) {
        return Optional.ofNullable(of(List.of(order)).get(order));
    }

    /** What is kept of an order's money, nothing where it is cancelled on no terms. */
    public Money feeOf(OrderId order, String currency) {
        return of(order).map(CancellationTerms::fee).orElse(Money.zero(currency));
    }

    private static CancellationTerms terms(Row row) {
        return new CancellationTerms(
                row.orderId("order_id"),
                row.constant("asker", Asker.class),
                row.text("asked_by"),
                row.text("reason"),
                row.text("rule_id"),
                row.text("rule_reason"),
                row.money("fee", row.text("currency")),
                row.instant("asked_at"));
    }
}
