package dev.baton.platform.incident;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stood still, and since when. Each call is one statement. */
@Repository
class StoredIncidents {

    private static final String ENDED = "UPDATE engine_incident SET closed_at = :at WHERE closed_at IS NULL";

    private final JdbcClient jdbc;

    StoredIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what a job's failure came to.
     *
     * @return empty if the job stands still already
     */
    Optional<EngineIncident> keep(FailedJob job, String cause, Instant at) {
        return jdbc
                .sql("""
                        INSERT INTO engine_incident (id, job_key, job_type, error_type, cause, process_id, process_definition_key, element_id,
                            element_instance_key, process_instance_key, root_instance_key, order_id, raised_at, seen_at)
                        VALUES (:id, :job, :type, :error, :cause, :process, :definition, :element, :elementInstance, :instance, :instance,
                            :order, :at, :at)
                        ON CONFLICT (job_key) WHERE closed_at IS NULL DO NOTHING RETURNING *""")
                .param("id", Ids.next())
                .param("job", job.key())
                .param("type", job.type())
                .param("error", FailedJob.ERROR_TYPE)
                .param("cause", cause)
                .param("process", job.processId())
                .param("definition", job.processDefinitionKey())
                .param("element", job.elementId())
                .param("elementInstance", job.elementInstanceKey())
                .param("instance", job.processInstanceKey())
                .param("order", value(job.orderId()))
                .param("at", Row.at(at))
                .query(Row.as(StoredIncidents::read))
                .optional();
    }

    /** Keeps what the search has found, unless it is known or its job stands still already. */
    Optional<EngineIncident> keep(FoundIncident found, String cause, Instant at) {
        return jdbc
                .sql("""
                        INSERT INTO engine_incident (id, incident_key, job_key, error_type, cause, process_id, process_definition_key,
                            element_id, element_instance_key, process_instance_key, root_instance_key, raised_at, seen_at)
                        VALUES (:id, :key, :job, :error, :cause, :process, :definition, :element, :elementInstance, :instance, :root,
                            :raised, :at)
                        ON CONFLICT DO NOTHING RETURNING *""")
                .param("id", Ids.next())
                .param("key", found.key())
                .param("job", found.jobKey())
                .param("error", found.errorType())
                .param("cause", cause)
                .param("process", found.processId())
                .param("definition", found.processDefinitionKey())
                .param("element", found.elementId())
                .param("elementInstance", found.elementInstanceKey())
                .param("instance", found.processInstanceKey())
                .param("root", found.rootInstanceKey())
                .param("raised", Row.at(found.raisedAt()))
                .param("at", Row.at(at))
                .query(Row.as(StoredIncidents::read))
                .optional();
    }

    /**
     * Gives what we have noted the engine's key.
     *
     * @return empty if there is no such thing
     */
    Optional<EngineIncident> name(FoundIncident found, Instant at) {
        return jdbc
                .sql("""
                        UPDATE engine_incident SET incident_key = :key, root_instance_key = :root, seen_at = :at
                        WHERE job_key = :job AND incident_key IS NULL AND closed_at IS NULL
                          AND NOT EXISTS (SELECT FROM engine_incident WHERE incident_key = :key) RETURNING *""")
                .param("key", found.key())
                .param("root", found.rootInstanceKey())
                .param("at", Row.at(at))
                .param("job", found.jobKey())
                .query(Row.as(StoredIncidents::read))
                .optional();
    }

    /** It was not over, though the search did not tell of it for a moment. What a person has ended stays so: the search lags behind. */
    boolean reopen(FoundIncident found, Instant at) {
        return jdbc
                .sql("""
                        UPDATE engine_incident SET closed_at = NULL, seen_at = :at WHERE incident_key = :key AND closed_at IS NOT NULL AND closed_by IS NULL
                          AND NOT EXISTS (SELECT FROM engine_incident WHERE job_key = :job AND closed_at IS NULL)""")
                .param("at", Row.at(at))
                .param("key", found.key())
                .param("job", found.jobKey())
                .update() == 1;
    }

    /** Lets one at a time, until its transaction ends, take what the search has told; the others need not. */
    boolean isFirst() {
        return Boolean.TRUE.equals(jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('engine_incident'))")
                .query(Boolean.class)
                .single());
    }

    void see(Collection<Long> keys, Instant at) {
        jdbc.sql(
                "UPDATE engine_incident SET seen_at = greatest(seen_at, :at) WHERE incident_key = ANY (:keys) AND closed_at IS NULL")
                .param("at", Row.at(at))
                .param("keys", keys.toArray(Long[]::new))
                .update();
    }

    /**
     * Ends those that the engine's search knew before that moment and does not tell of any more.
     *
     * @param stale on which somebody acts since then is left to that person
     */
    List<EngineIncident> endUnseen(Instant since, Instant stale, Instant at) {
        return jdbc
                .sql(ENDED
                        + " AND incident_key IS NOT NULL AND seen_at < :since AND (claimed_at IS NULL OR claimed_at < :stale) RETURNING *")
                .param("since", Row.at(since))
                .param("stale", Row.at(stale))
                .param("at", Row.at(at))
                .query(Row.as(StoredIncidents::read))
                .list();
    }

    Optional<EngineIncident> end(UUID id, Instant at) {
        return jdbc.sql(ENDED + " AND id = :id RETURNING *")
                .param("id", id)
                .param("at", Row.at(at))
                .query(Row.as(StoredIncidents::read))
                .optional();
    }

    /** Those of ourselves that the search does not know of, those first that were looked for longest ago. */
    List<EngineIncident> unnamed(Instant before, int most, Instant at) {
        return jdbc
                .sql("""
                        UPDATE engine_incident SET seen_at = ? WHERE closed_at IS NULL AND id IN (SELECT id FROM engine_incident
                            WHERE closed_at IS NULL AND incident_key IS NULL AND raised_at < ? ORDER BY seen_at LIMIT ?) RETURNING *""")
                .params(Row.at(at), Row.at(before), most)
                .query(Row.as(StoredIncidents::read))
                .list();
    }

    Optional<EngineIncident> find(UUID id) {
        return jdbc.sql("SELECT * FROM engine_incident WHERE id = ?").param(id).query(Row.as(StoredIncidents::read))
                .optional();
    }

    /** Lets one act on it, unless another does since that moment; who does so already may go on. */
    boolean claim(UUID id, String action, String by, Instant at, Instant stale) {
        return jdbc
                .sql("""
                        UPDATE engine_incident SET claimed_for = :action, claimed_by = :by, claimed_at = :at
                        WHERE id = :id AND closed_at IS NULL
                          AND (claimed_at IS NULL OR claimed_at < :stale OR claimed_for = :action AND claimed_by = :by)""")
                .param("action", action)
                .param("by", by)
                .param("at", Row.at(at))
                .param("id", id)
                .param("stale", Row.at(stale))
                .update() == 1;
    }

    void unclaim(UUID id, String by) {
        jdbc.sql(
                "UPDATE engine_incident SET claimed_for = NULL, claimed_by = NULL, claimed_at = NULL WHERE id = ? AND claimed_by = ?")
                .params(id, by)
                .update();
    }

    /** @return false if it was closed before */
    boolean close(UUID id, String by, Instant at) {
        return jdbc
                .sql("UPDATE engine_incident SET closed_at = ?, closed_by = ? WHERE id = ? AND closed_at IS NULL")
                .params(Row.at(at), by, id)
                .update() == 1;
    }

    void move(long processInstanceKey, long processDefinitionKey) {
        jdbc.sql(
                "UPDATE engine_incident SET process_definition_key = ? WHERE process_instance_key = ? AND closed_at IS NULL")
                .params(processDefinitionKey, processInstanceKey)
                .update();
    }

    /** Whether a job is to be given up where it fails once more. */
    boolean isSkipped(long jobKey, String action) {
        return jdbc.sql("SELECT count(*) FROM engine_incident WHERE job_key = ? AND claimed_for = ?")
                .params(jobKey, action)
                .query(Long.class)
                .single() > 0;
    }

    int forget(Instant before) {
        return jdbc.sql("DELETE FROM engine_incident WHERE closed_at < ?").param(Row.at(before)).update();
    }

    private static @Nullable UUID value(@Nullable OrderId id) {
        return id == null ? null : id.value();
    }

    private static EngineIncident read(Row row) {
        UUID order = row.uuidOrNull("order_id");
        return new EngineIncident(row.uuid("id"), row.numberOrNull("incident_key"), row.numberOrNull("job_key"),
                row.textOrNull("job_type"), row.text("error_type"), row.text("cause"), row.text("process_id"),
                row.text("element_id"), row.number("element_instance_key"), row.number("process_instance_key"),
                row.number("root_instance_key"), order == null ? null : new OrderId(order), row.instant("raised_at"),
                row.instantOrNull("closed_at"), row.textOrNull("closed_by"));
    }
}
