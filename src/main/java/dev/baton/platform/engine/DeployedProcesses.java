package dev.baton.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.sql.Row;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of processes that were deployed from here. */
@Repository
public class DeployedProcesses {

    private static final TypeReference<Map<String, String>> ELEMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DeployedProcesses(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty if there is no such version. */
    public Optional<DeployedProcess> find(String processId, int version) {
        return jdbc.sql("SELECT * FROM deployed_process WHERE bpmn_process_id = ? AND version = ?")
                .params(processId, version)
                .query(Row.as(this::read))
                .optional();
    }

    /** The version that new instances get; empty if there is no such process. */
    public Optional<DeployedProcess> latest(String processId) {
        return jdbc.sql("SELECT * FROM deployed_process WHERE bpmn_process_id = ? ORDER BY version DESC LIMIT 1")
                .param(processId)
                .query(Row.as(this::read))
                .optional();
    }

    private DeployedProcess read(Row row) {
        return new DeployedProcess(row.number("process_definition_key"), row.text("bpmn_process_id"),
                row.count("version"), elements(row.textOrNull("elements")));
    }

    private Map<String, String> elements(@Nullable String kept) {
        try {
            return kept == null ? Map.of() : json.readValue(kept, ELEMENTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("elements that are no JSON", unreadable);
        }
    }
}
