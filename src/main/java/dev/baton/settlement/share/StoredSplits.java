package dev.baton.settlement.share;

import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How orders are shared, by revision. */
@Repository
class StoredSplits {

    private final JdbcClient jdbc;

    StoredSplits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first split of a revision stays, unless another distributor sells it by now. */
    boolean keep(Order order, CustomerId seller, SplitTerms terms, Instant now) {
        return jdbc
                .sql("""
                        INSERT INTO settlement_split AS known (order_id, revision, seller_id, manufacturer_bp, seller_bp, platform_bp, return_days, rule,
                            reason, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (order_id, revision) DO UPDATE SET seller_id = excluded.seller_id, manufacturer_bp = excluded.manufacturer_bp,
                            seller_bp = excluded.seller_bp, platform_bp = excluded.platform_bp, return_days = excluded.return_days,
                            rule = excluded.rule, reason = excluded.reason, recorded_at = excluded.recorded_at
                        WHERE known.seller_id <> excluded.seller_id""")
                .params(order.id().value(), order.revision(), seller.value(), terms.of(Party.MANUFACTURER),
                        terms.of(Party.SELLER), terms.of(Party.PLATFORM), terms.returnDays(), terms.rule(),
                        terms.reason(), Row.at(now))
                .update() == 1;
    }

    /** How the order's revision is shared with this seller, whose accounts are open then. */
    Optional<SplitTerms> find(Order order, CustomerId seller) {
        return jdbc.sql("SELECT * FROM settlement_split WHERE order_id = ? AND revision = ? AND seller_id = ?")
                .params(order.id().value(), order.revision(), seller.value())
                .query(Row.as(StoredSplits::terms))
                .optional();
    }

    private static SplitTerms terms(Row row) {
        return new SplitTerms(Map.of(
                Party.MANUFACTURER, row.count("manufacturer_bp"),
                Party.SELLER, row.count("seller_bp"),
                Party.PLATFORM, row.count("platform_bp")), row.count("return_days"), row.text("rule"),
                row.text("reason"));
    }
}
