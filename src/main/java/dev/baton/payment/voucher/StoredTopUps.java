package dev.baton.payment.voucher;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The top-ups with their vouchers. Whoever decides on one has locked it before. */
@Repository
class StoredTopUps {

    private static final String SELECT = """
            SELECT t.*, EXISTS (SELECT FROM payment_top_up_attachment WHERE top_up_id = t.id) AS has_attachment
              FROM payment_top_up t
            """;

    private final JdbcClient jdbc;

    StoredTopUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TopUp topUp) {
        jdbc.sql(
                """
                        INSERT INTO payment_top_up (id, account_id, status, method, amount, currency, institution, reference, paid_on,
                            note, entered_by, entered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(topUp.id(), topUp.accountId().value(), topUp.status().name(), topUp.method().name(),
                        topUp.amount().minor(), topUp.currency(), topUp.institution(), topUp.reference(),
                        topUp.paidOn(), topUp.note(), topUp.enteredBy(), Row.at(topUp.enteredAt()))
                .update();
    }

    void attach(UUID id, Attachment attachment) {
        jdbc.sql("INSERT INTO payment_top_up_attachment (top_up_id, name, media_type, content) VALUES (?, ?, ?, ?)")
                .params(id, attachment.name(), attachment.mediaType(), Base64.getDecoder().decode(attachment.content()))
                .update();
    }

    Optional<Attachment> attachment(UUID id) {
        return jdbc.sql("""
                SELECT name, media_type, encode(content, 'base64') AS content FROM payment_top_up_attachment
                WHERE top_up_id = ?""")
                .param(id)
                .query(Row.as(row -> new Attachment(row.text("name"), row.text("media_type"), row.text("content"))))
                .optional();
    }

    /** @param since from when on those count that no person has approved */
    TopUpFacts.History before(AccountId account, String currency, Instant since) {
        return jdbc
                .sql("""
                        SELECT count(*) FILTER (WHERE status = 'POSTED') AS posted, count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
                               coalesce(sum(amount) FILTER (WHERE entered_at >= ? AND (status = 'IN_REVIEW'
                                   OR status = 'POSTED' AND decided_by = ?)), 0)::bigint AS unseen
                          FROM payment_top_up WHERE account_id = ?""")
                .params(Row.at(since), TopUps.RULES, account.value())
                .query(Row.as(row -> new TopUpFacts.History(row.count("posted"), row.count("rejected"),
                        row.money("unseen", currency))))
                .single();
    }

    Optional<TopUp> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE t.id = ?").param(id).query(Row.as(StoredTopUps::topUp)).optional();
    }

    /** Keeps others from deciding on it until the transaction ends. */
    Optional<TopUp> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE t.id = ? FOR UPDATE OF t").param(id).query(Row.as(StoredTopUps::topUp))
                .optional();
    }

    /** Those of an account on which nobody has decided. */
    List<UUID> inReview(AccountId account) {
        return jdbc.sql("SELECT id FROM payment_top_up WHERE account_id = ? AND status = 'IN_REVIEW' ORDER BY id")
                .param(account.value())
                .query(UUID.class)
                .list();
    }

    /** Newest first. */
    List<TopUp> list(@Nullable AccountId account, @Nullable TopUpStatus status, UUID before, Limit limit) {
        return jdbc.sql(SELECT + """
                WHERE t.id < :before AND (:account::text IS NULL OR t.account_id = :account)
                  AND (:status::text IS NULL OR t.status = :status)
                ORDER BY t.id DESC LIMIT :limit""")
                .param("before", before)
                .param("account", account == null ? null : account.value())
                .param("status", status == null ? null : status.name())
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredTopUps::topUp))
                .list();
    }

    void judged(UUID id, TopUpRuling ruling) {
        jdbc.sql("""
                UPDATE payment_top_up SET rule = ?, reason = ?, process_definition_key = ?
                 WHERE id = ? AND status = 'IN_REVIEW'""")
                .params(ruling.rule(), ruling.reason(), ruling.processDefinitionKey(), id)
                .update();
    }

    /** @param comment of the person who decided; null where the rules did */
    void decide(
            UUID id,
            TopUpStatus status,
            TopUpRuling ruling,
            String by,
            @Nullable String comment,
            Instant now) {
        jdbc.sql(
                """
                        UPDATE payment_top_up SET status = ?, decided_by = ?, decided_at = ?, rule = ?, reason = ?, comment = ?,
                            process_definition_key = ?
                         WHERE id = ? AND status = 'IN_REVIEW'""")
                .params(status.name(), by, Row.at(now), ruling.rule(), ruling.reason(), comment,
                        ruling.processDefinitionKey(), id)
                .update();
    }

    void grant(UUID id, Money bonus, String rule) {
        jdbc.sql("UPDATE payment_top_up SET bonus = ?, bonus_rule = ? WHERE id = ?").params(bonus.minor(), rule, id)
                .update();
    }

    private static TopUp topUp(Row row) {
        String currency = row.text("currency");
        return new TopUp(
                row.uuid("id"),
                new AccountId(row.text("account_id")),
                row.constant("status", TopUpStatus.class),
                row.constant("method", Voucher.PaidBy.class),
                row.text("institution"),
                row.text("reference"),
                row.money("amount", currency),
                currency,
                row.date("paid_on"),
                row.text("note"),
                row.flag("has_attachment"),
                row.text("entered_by"),
                row.instant("entered_at"),
                row.textOrNull("rule"),
                row.textOrNull("reason"),
                row.textOrNull("comment"),
                row.textOrNull("decided_by"),
                row.instantOrNull("decided_at"),
                row.money("bonus", currency),
                row.textOrNull("bonus_rule"));
    }
}
