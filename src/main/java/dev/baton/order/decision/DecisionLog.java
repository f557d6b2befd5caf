package dev.baton.order.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Deployments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided about orders, so that it can be explained later. */
@Repository
public class DecisionLog {

    /**
     * What of an order is decided on.
     *
     * @param processDefinitionKey of the version of the process that drives it; null while none does
     */
    public record Basis(int revision, @Nullable Long processDefinitionKey) {}

    private final JdbcClient jdbc;
    private final Deployments deployments;
    private final ObjectMapper json;
    private final Clock clock;
    // what was deployed together never changes
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    DecisionLog(JdbcClient jdbc, Deployments deployments, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.deployments = deployments;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a decision on the revision that the order has now; one that is noted already stays as it is.
     *
     * @param results every row that matched, or what was chosen
     * @param decidedBy the rule table, the part of Baton or the person
     */
    public void add(OrderId id, String decision, Object inputs, Object results, String decidedBy) {
        add(id, basis(id), decision, inputs, results, decidedBy);
    }

    /** The same for a revision that the caller knows. */
    public void add(OrderId id, Basis basis, String decision, Object inputs, Object results, String decidedBy) {
        add(id, basis, decision, version(basis, decision), inputs, results, decidedBy);
    }

    /** The same for a table that was asked outside of the order's process, in its latest version. */
    public void add(OrderId id, Decided decided, String decidedBy) {
        add(id, basis(id), decided.decisionId(), decided.version(), decided.inputs(), decided.rows(), decidedBy);
    }

    private Basis basis(OrderId id) {
        return jdbc.sql("SELECT revision, process_definition_key FROM orders WHERE id = ?")
                .param(id.value())
                .query(Row.as(row -> new Basis(row.count("revision"), row.numberOrNull("process_definition_key"))))
                .single();
    }

    private void add(
            OrderId id,
            Basis basis,
            String decision,
            @Nullable Integer version,
            Object inputs,
            Object results,
            String decidedBy) {
        jdbc.sql(
                """
                        INSERT INTO order_decision (order_id, revision, decision, version, inputs, results, decided_by, decided_at)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(id.value(), basis.revision(), decision, version, write(inputs), write(results),
                        decidedBy,
                        Row.at(clock.instant()))
                .update();
    }

    /** All decisions about an order, in the order in which they were noted. */
    public List<DecisionRecord> of(OrderId id) {
        return jdbc.sql("SELECT * FROM order_decision WHERE order_id = ? ORDER BY id")
                .param(id.value())
                .query(Row.as(this::decision))
                .list();
    }

    /** What a decision came to last, by order; orders about which it was never taken are missing. */
    public Map<OrderId, JsonNode> latest(Collection<OrderId> ids, String decision) {
        return jdbc.sql("""
                SELECT DISTINCT ON (order_id) order_id, results FROM order_decision
                WHERE order_id = ANY (?) AND decision = ? ORDER BY order_id, id DESC""")
                .params(ids.stream().map(OrderId::value).toArray(UUID[]::new), decision)
                .query(Row.as(row -> Map.entry(row.orderId("order_id"), read(row.text("results")))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private @Nullable Integer version(Basis basis, String decision) {
        Long definition = basis.processDefinitionKey();
        if (definition == null) {
            return null;
        }
        Integer known = versions.get(definition + "/" + decision);
        if (known != null) {
            return known;
        }
        OptionalInt deployed = deployments.decisionVersion(definition, decision);
        deployed.ifPresent(version -> versions.put(definition + "/" + decision, version));
        return deployed.isPresent() ? deployed.getAsInt() : null;
    }

    private DecisionRecord decision(Row row) {
        Long version = row.numberOrNull("version");
        return new DecisionRecord(
                row.text("decision"),
                version == null ? null : version.intValue(),
                row.count("revision"),
                read(row.text("inputs")),
                read(row.text("results")),
                row.text("decided_by"),
                row.instant("decided_at"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a decision that cannot be written as JSON", unwritable);
        }
    }

    private JsonNode read(String value) {
        try {
            return json.readTree(value);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a decision that is no JSON", unreadable);
        }
    }
}
