package dev.baton.risk;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers did before and around an order, counted. */
@Repository
class RiskHistory {

    /** How many orders of a customer are looked at, the latest ones. */
    private static final int MOST = 100;
    /** With fewer orders before there is nothing that is usual. */
    private static final int FEWEST = 5;

    private static final String FACTS =
            """
                    WITH asked AS (
                        SELECT o.id, o.channel, o.customer_id, o.currency, o.total, o.created_at, c.type, c.registered_at,
                               s.region IS NOT NULL AND s.region <> c.region AS other_region
                          FROM orders o JOIN customer c ON c.id = o.customer_id JOIN order_ship_to s ON s.order_id = o.id
                         WHERE o.id = :id),
                    before AS (
                        SELECT p.id, p.created_at, p.total, p.currency, p.status FROM asked a CROSS JOIN LATERAL (
                            SELECT * FROM orders o
                             WHERE o.customer_id = a.customer_id AND o.id <> a.id
                               AND o.created_at BETWEEN a.created_at - interval '90 days' AND a.created_at
                             ORDER BY o.created_at DESC, o.id DESC LIMIT :most) p),
                    usual AS (
                        SELECT count(*) AS orders, avg(b.total) AS total FROM before b JOIN asked a ON a.currency = b.currency
                         WHERE b.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')),
                    paid AS (
                        SELECT count(*) AS payments, count(*) FILTER (WHERE p.refused) AS failed
                          FROM asked a JOIN ledger_account l ON l.owner = a.customer_id
                          JOIN payment p ON p.account_id = l.id AND p.requested_at > :lately)
                    SELECT a.channel, a.type, a.currency, a.total, a.created_at, a.registered_at, a.other_region,
                           usual.orders AS usual_orders, usual.total AS usual_total, paid.payments, paid.failed,
                           NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = a.customer_id AND o.id <> a.id
                                          AND o.created_at <= a.created_at AND o.status NOT IN ('CANCELLED', 'REJECTED')) AS first_order,
                           (SELECT count(*) FROM before b WHERE b.created_at > a.created_at - interval '1 hour') + 1 AS orders_last_hour,
                           (SELECT count(DISTINCT (lower(s.line1), lower(s.city), s.postal_code, s.country)) FROM order_ship_to s
                             WHERE s.order_id IN (SELECT a.id UNION ALL
                                   SELECT b.id FROM before b WHERE b.created_at > a.created_at - interval '1 day')) AS addresses_last_day
                      FROM asked a CROSS JOIN usual CROSS JOIN paid""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RiskHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RiskFacts facts(OrderId id) {
        return jdbc.sql(FACTS)
                .param("id", id.value())
                .param("most", MOST)
                .param("lately", Row.at(clock.instant().minus(Duration.ofHours(1))))
                .query(Row.as(RiskHistory::facts))
                .single();
    }

    private static RiskFacts facts(Row row) {
        Money total = row.money("total", row.text("currency"));
        Instant placed = row.instant("created_at");
        return new RiskFacts(
                row.text("channel"),
                row.text("type"),
                row.flag("first_order"),
                Math.max(0, Duration.between(row.instant("registered_at"), placed).toDays()),
                total.toDecimal(),
                times(total, row.count("usual_orders"), row.decimalOrNull("usual_total")),
                row.count("orders_last_hour"),
                row.count("payments"),
                row.count("failed"),
                row.count("addresses_last_day"),
                row.flag("other_region"));
    }

    private static BigDecimal times(Money total, int orders, @Nullable BigDecimal usual) {
        return orders < FEWEST || usual == null || usual.signum() <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(total.minor()).divide(usual, 2, RoundingMode.HALF_UP);
    }
}
