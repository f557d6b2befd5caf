package dev.baton.campaign;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns as they stand. */
@Repository
class StoredCampaigns {

    private final JdbcClient jdbc;

    StoredCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Campaign campaign) {
        Quantity maximum = campaign.maximum();
        jdbc.sql("""
                INSERT INTO campaign (id, name, sku, minimum, maximum, taken, starts_at, ends_at, opened_by, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(campaign.id(), campaign.name(), campaign.sku().value(), campaign.minimum().value(),
                        maximum == null ? null : maximum.value(), maximum == null ? null : BigDecimal.ZERO,
                        Row.at(campaign.starts()), Row.at(campaign.ends()),
                        campaign.openedBy(), Row.at(campaign.openedAt()))
                .update();
    }

    Optional<Campaign> find(UUID id) {
        return one("", id);
    }

    /** For whoever decides it: nobody else does, orders for it, leaves it or is paid for it meanwhile. */
    Optional<Campaign> lock(UUID id) {
        return one(" FOR NO KEY UPDATE", id);
    }

    /** For those who order for it or are paid for it, beside each other: it is not decided meanwhile. */
    Campaign share(UUID id) {
        return one(" FOR SHARE", id).orElseThrow();
    }

    /**
     * Takes so much of its maximum, and keeps it for this transaction alone: it is not decided meanwhile either.
     *
     * @return false if it has not so much left, or takes no orders any more
     */
    boolean take(UUID id, Quantity quantity) {
        return jdbc.sql("""
                UPDATE campaign SET taken = taken + :quantity
                WHERE id = :id AND status = 'OPEN' AND taken + :quantity <= maximum""")
                .param("id", id)
                .param("quantity", quantity.value())
                .update() == 1;
    }

    /** Gives back what an order has taken of its maximum. Nothing, once it is decided: what was ordered then stays. */
    void giveBack(UUID id, OrderId order) {
        jdbc.sql("""
                UPDATE campaign SET taken = taken - part.quantity FROM campaign_order part
                WHERE campaign.id = ? AND part.order_id = ? AND part.campaign_id = campaign.id
                  AND status = 'OPEN' AND maximum IS NOT NULL""")
                .params(id, order.value())
                .update();
    }

    /** How much of the maximum of an open campaign is taken. */
    Quantity taken(UUID id) {
        return jdbc.sql("SELECT coalesce(taken, 0) AS taken FROM campaign WHERE id = ?")
                .param(id)
                .query(Row.as(row -> row.quantity("taken")))
                .single();
    }

    private Optional<Campaign> one(String locking, UUID id) {
        return jdbc.sql("SELECT * FROM campaign WHERE id = ?" + locking)
                .param(id)
                .query(Row.as(StoredCampaigns::campaign))
                .optional();
    }

    /** Newest first, before this id. */
    List<Campaign> list(@Nullable CampaignStatus status, UUID before, int limit) {
        return jdbc.sql("""
                SELECT * FROM campaign WHERE id < :before AND (:status::text IS NULL OR status = :status)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .query(Row.as(StoredCampaigns::campaign))
                .list();
    }

    /** Those that were over before this moment and are not decided, by their ids, from the one after. */
    List<UUID> late(Instant before, UUID after, int limit) {
        return jdbc.sql("SELECT id FROM campaign WHERE status = 'OPEN' AND ends_at < ? AND id > ? ORDER BY id LIMIT ?")
                .params(Row.at(before), after, limit)
                .query(UUID.class)
                .list();
    }

    /**
     * @param ordered what is ordered, paid or not
     * @param counted null where nothing was counted
     */
    void decide(
            UUID id,
            CampaignStatus status,
            Quantity ordered,
            @Nullable Quantity counted,
            String by,
            Instant now) {
        jdbc.sql(
                """
                        UPDATE campaign SET status = ?, ordered_when_decided = ?, counted = ?, decided_by = ?, decided_at = ?, taken = NULL
                        WHERE id = ?""")
                .params(status.name(), ordered.value(), counted == null ? null : counted.value(), by, Row.at(now), id)
                .update();
    }

    private static Campaign campaign(Row row) {
        return new Campaign(
                row.uuid("id"),
                row.text("name"),
                new Sku(row.text("sku")),
                row.quantity("minimum"),
                quantity(row, "maximum"),
                row.instant("starts_at"),
                row.instant("ends_at"),
                row.constant("status", CampaignStatus.class),
                row.text("opened_by"),
                row.instant("opened_at"),
                row.instantOrNull("decided_at"),
                row.textOrNull("decided_by"),
                quantity(row, "ordered_when_decided"),
                quantity(row, "counted"));
    }

    private static @Nullable Quantity quantity(Row row, String column) {
        return row.decimalOrNull(column) == null ? null : row.quantity(column);
    }
}
