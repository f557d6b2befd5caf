package dev.baton.substitution;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals and their lines. */
@Repository
class StoredProposals {

    private record Line(UUID proposalId, Replacement replacement) {}

    private static final String SELECT = "SELECT * FROM substitution_proposal ";

    private final JdbcClient jdbc;

    StoredProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Proposal proposal) {
        jdbc.sql(
                """
                        INSERT INTO substitution_proposal (id, order_id, revision, state, currency, total, new_total, proposed_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(proposal.id(), proposal.orderId().value(), proposal.revision(), proposal.state().name(),
                        proposal.currency(), proposal.total().minor(), proposal.newTotal().minor(),
                        Row.at(proposal.proposedAt()), Row.at(proposal.expiresAt()))
                .update();
        List<Replacement> lines = proposal.lines();
        jdbc.sql(
                """
                        INSERT INTO substitution_line (proposal_id, line_no, from_sku, from_quantity, from_unit_price, to_sku, to_quantity,
                            to_unit_price, rule_id, reason)
                        SELECT ?, line.* FROM unnest(?::int[], ?::text[], ?::text[]::numeric[], ?::bigint[], ?::text[], ?::text[]::numeric[],
                            ?::bigint[], ?::text[], ?::text[]) AS line""")
                .params(proposal.id(), Columns.of(lines, Replacement::lineNo),
                        Columns.of(lines, line -> line.from().sku()), Columns.of(lines, line -> line.from().quantity()),
                        Columns.of(lines, line -> line.from().unitPrice().minor()),
                        Columns.of(lines, line -> line.to().sku()), Columns.of(lines, line -> line.to().quantity()),
                        Columns.of(lines, line -> line.to().unitPrice().minor()),
                        Columns.of(lines, Replacement::rule), Columns.of(lines, Replacement::reason))
                .update();
    }

    Optional<Proposal> find(UUID id) {
        return read(jdbc.sql(SELECT + "WHERE id = ?").param(id)).stream().findFirst();
    }

    Optional<Proposal> find(OrderId orderId, int revision) {
        return read(jdbc.sql(SELECT + "WHERE order_id = ? AND revision = ?").params(orderId.value(), revision))
                .stream()
                .findFirst();
    }

    /** The one about the order's latest revision that has one. */
    Optional<Proposal> latest(OrderId orderId) {
        return read(jdbc.sql(SELECT + "WHERE order_id = ? ORDER BY revision DESC LIMIT 1").param(orderId.value()))
                .stream()
                .findFirst();
    }

    /** Of each order the latest that is open or was accepted; orders without are missing. */
    List<Proposal> openOrAccepted(Collection<OrderId> orderIds) {
        return read(jdbc.sql("""
                SELECT DISTINCT ON (order_id) * FROM substitution_proposal
                WHERE order_id = ANY (?) AND state IN ('PROPOSED', 'ACCEPTED') ORDER BY order_id, revision DESC""")
                .param(orderIds.stream().map(OrderId::value).toArray(UUID[]::new)));
    }

    /**
     * Ends an open proposal.
     *
     * @return false if it has ended before
     */
    boolean end(UUID id, ProposalState state, String by, String note, Instant now) {
        return jdbc
                .sql("""
                        UPDATE substitution_proposal SET state = ?, decided_by = ?, note = ?, decided_at = ?
                        WHERE id = ? AND state = 'PROPOSED'""")
                .params(state.name(), by, note, Row.at(now), id)
                .update() == 1;
    }

    /** The open proposal of an order. */
    Optional<UUID> open(OrderId orderId) {
        return jdbc.sql("SELECT id FROM substitution_proposal WHERE order_id = ? AND state = 'PROPOSED'")
                .param(orderId.value())
                .query(UUID.class)
                .optional();
    }

    /** The open ones whose time was over before. */
    List<UUID> openSince(Instant before, int limit) {
        return jdbc
                .sql("""
                        SELECT id FROM substitution_proposal WHERE state = 'PROPOSED' AND expires_at < ? ORDER BY expires_at LIMIT ?""")
                .params(Row.at(before), limit)
                .query(UUID.class)
                .list();
    }

    private List<Proposal> read(JdbcClient.StatementSpec query) {
        List<Proposal> bare = query.query(Row.as(StoredProposals::withoutLines)).list();
        if (bare.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Line>> lines = jdbc.sql("""
                SELECT l.*, p.currency FROM substitution_line l JOIN substitution_proposal p ON p.id = l.proposal_id
                WHERE p.id = ANY (?) ORDER BY l.line_no""")
                .param(bare.stream().map(Proposal::id).toArray(UUID[]::new))
                .query(Row.as(StoredProposals::line))
                .list()
                .stream()
                .collect(groupingBy(Line::proposalId));
        return bare.stream().map(found -> with(found, lines.getOrDefault(found.id(), List.of()))).toList();
    }

    private static Proposal with(Proposal bare, List<Line> lines) {
        return new Proposal(bare.id(), bare.orderId(), bare.revision(), bare.state(),
                lines.stream().map(Line::replacement).toList(), bare.currency(), bare.total(), bare.newTotal(),
                bare.proposedAt(), bare.expiresAt(), bare.decidedBy(), bare.decidedAt(), bare.note());
    }

    private static Proposal withoutLines(Row row) {
        String currency = row.text("currency");
        return new Proposal(row.uuid("id"), row.orderId("order_id"), row.count("revision"),
                row.constant("state", ProposalState.class), List.of(), currency, row.money("total", currency),
                row.money("new_total", currency), row.instant("proposed_at"), row.instant("expires_at"),
                row.textOrNull("decided_by"), row.instantOrNull("decided_at"), row.text("note"));
    }

    private static Line line(Row row) {
        String currency = row.text("currency");
        return new Line(row.uuid("proposal_id"), new Replacement(row.count("line_no"),
                new Replacement.Goods(new Sku(row.text("from_sku")), row.quantity("from_quantity"),
                        row.money("from_unit_price", currency)),
                new Replacement.Goods(new Sku(row.text("to_sku")), row.quantity("to_quantity"),
                        row.money("to_unit_price", currency)),
                row.text("rule_id"), row.text("reason")));
    }
}
