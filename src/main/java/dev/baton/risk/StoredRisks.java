package dev.baton.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredRisks {

    private static final TypeReference<List<RiskReason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredRisks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false if it was decided before */
    boolean insert(OrderId id, int revision, RiskRuling ruling, Instant now) {
        return jdbc.sql("""
                INSERT INTO order_risk (order_id, revision, score, outcome, reasons, decided_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT DO NOTHING""")
                .params(id.value(), revision, ruling.score(), ruling.outcome().name(), write(ruling.reasons()),
                        Row.at(now))
                .update() == 1;
    }

    Optional<RiskRuling> find(OrderId id, int revision) {
        return jdbc.sql("SELECT outcome, score, reasons FROM order_risk WHERE order_id = ? AND revision = ?")
                .params(id.value(), revision)
                .query(Row.as(this::ruling))
                .optional();
    }

    /** What was decided last about each of these orders about which it was. */
    Map<OrderId, RiskRuling> latest(Collection<OrderId> ids) {
        return jdbc.sql("""
                SELECT DISTINCT ON (order_id) order_id, outcome, score, reasons FROM order_risk
                 WHERE order_id = ANY (?) ORDER BY order_id, revision DESC""")
                .param(ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> Map.entry(row.orderId("order_id"), ruling(row))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private RiskRuling ruling(Row row) {
        try {
            return new RiskRuling(row.constant("outcome", RiskOutcome.class), row.count("score"),
                    json.readValue(row.text("reasons"), REASONS));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("reasons that are no JSON", unreadable);
        }
    }

    private String write(List<RiskReason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("reasons that cannot be written as JSON", unwritable);
        }
    }
}
