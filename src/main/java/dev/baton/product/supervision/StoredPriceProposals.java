package dev.baton.product.supervision;

import dev.baton.customer.CustomerId;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPriceProposals {

    private final JdbcClient jdbc;

    StoredPriceProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One price at a time comes for a subject. */
    void lock(PriceSubject subject) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('price:' || ?, 0))").param(subject.key())
                .query((row, number) -> "").single();
    }

    /** Kept from others until the transaction ends. */
    Optional<PriceProposal> waiting(PriceSubject subject) {
        String where = switch (subject) {
            case PriceSubject.OfListing listing -> "seller = ? AND sku = ?";
            case PriceSubject.OfList list -> "list_id = ?::uuid AND sku = ?";
        };
        String owner = switch (subject) {
            case PriceSubject.OfListing listing -> listing.seller().value();
            case PriceSubject.OfList list -> list.list().toString();
        };
        return jdbc.sql("SELECT * FROM price_proposal WHERE state = 'PROPOSED' AND " + where + " FOR UPDATE")
                .params(owner, subject.sku().value())
                .query(Row.as(StoredPriceProposals::proposal))
                .optional();
    }

    void add(PriceProposal proposal) {
        CustomerId seller = proposal.sellerId();
        jdbc.sql(
                """
                        INSERT INTO price_proposal (id, kind, seller, listed, list_id, sku, price, currency, state, rule, reason,
                            proposed_by, proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?, ?)""")
                .params(proposal.id(), proposal.kind(), seller == null ? null : seller.value(), proposal.listed(),
                        proposal.listId(), proposal.sku().value(), proposal.price().minor(), proposal.currency(),
                        proposal.rule(), proposal.reason(), proposal.proposedBy(), Row.at(proposal.proposedAt()))
                .update();
    }

    void decide(UUID id, ProposalState state, String by, String comment, Instant now) {
        jdbc.sql("""
                UPDATE price_proposal SET state = ?, decided_by = ?, comment = ?, decided_at = ?
                 WHERE id = ? AND state = 'PROPOSED'""")
                .params(state.name(), by, comment, Row.at(now), id)
                .update();
    }

    Optional<PriceProposal> find(UUID id) {
        return one(id, "");
    }

    Optional<PriceProposal> lock(UUID id) {
        return one(id, " FOR UPDATE");
    }

    /** Those that wait since before that moment, by their ids, from the one after. */
    List<UUID> waitingSince(Instant before, UUID after, int limit) {
        return jdbc
                .sql("SELECT id FROM price_proposal WHERE state = 'PROPOSED' AND proposed_at < ? AND id > ? ORDER BY id LIMIT ?")
                .params(Row.at(before), after, limit)
                .query(UUID.class)
                .list();
    }

    /** Newest first. */
    List<PriceProposal> list(@Nullable ProposalState state, @Nullable String seller, UUID before, int limit) {
        return jdbc.sql("""
                SELECT * FROM price_proposal
                WHERE id < :before AND (:state::text IS NULL OR state = :state)
                  AND (:seller::text IS NULL OR seller = :seller)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("state", state == null ? null : state.name())
                .param("seller", seller)
                .param("limit", limit)
                .query(Row.as(StoredPriceProposals::proposal))
                .list();
    }

    private Optional<PriceProposal> one(UUID id, String lock) {
        return jdbc.sql("SELECT * FROM price_proposal WHERE id = ?" + lock).param(id)
                .query(Row.as(StoredPriceProposals::proposal))
                .optional();
    }

    private static PriceProposal proposal(Row row) {
        String currency = row.text("currency");
        String seller = row.textOrNull("seller");
        return new PriceProposal(
                row.uuid("id"),
                row.text("kind"),
                seller == null ? null : new CustomerId(seller),
                seller == null ? null : row.flag("listed"),
                row.uuidOrNull("list_id"),
                new Sku(row.text("sku")),
                row.money("price", currency),
                currency,
                row.constant("state", ProposalState.class),
                row.text("rule"),
                row.text("reason"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("decided_by"),
                row.instantOrNull("decided_at"),
                row.textOrNull("comment"));
    }
}
