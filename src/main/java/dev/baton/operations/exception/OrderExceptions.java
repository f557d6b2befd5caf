package dev.baton.operations.exception;

import dev.baton.operations.exception.OrderException.HandedOver;
import dev.baton.operations.exception.OrderException.StuckProcess;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.incident.IncidentProperties;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue of what does not go on as it should. */
@Component
public class OrderExceptions {

    private static final String MATTERS = """
            (%s
            UNION ALL
            %s) m (order_id, kind, key, since, detail)""".formatted(OrderMatters.ALL, OtherMatters.ALL);

    private static final String IDENTIFIED = "(SELECT kind || ':' || key AS id, m.* FROM " + MATTERS + ") matter ";

    /** What is told of matters beside themselves. It is looked up once they are chosen, not for all that are stuck. */
    private static final String EXCEPTIONS =
            """
                    SELECT matter.*, o.number, o.customer_id, o.status, i.process_id, i.process_instance_key, i.element_id, i.job_type, i.error_type,
                        a.assigned_to, a.note, a.assigned_by, a.assigned_at
                    FROM (%s) matter
                    LEFT JOIN orders o ON o.id = matter.order_id
                    LEFT JOIN engine_incident i ON i.id = CASE WHEN matter.kind = 'ENGINE_INCIDENT' THEN matter.key::uuid END
                    LEFT JOIN exception_assignment a ON a.exception_id = matter.id
                    ORDER BY matter.since, matter.id""";

    private static final String PAGE = EXCEPTIONS.formatted("SELECT * FROM " + IDENTIFIED + """
            WHERE (:kind::text IS NULL OR kind = :kind) AND (:order::uuid IS NULL OR order_id = :order)
              AND (since, id) > (:since::timestamptz, :after)
            ORDER BY since, id LIMIT :limit""");

    private static final String ONE = EXCEPTIONS.formatted(
            "SELECT * FROM " + IDENTIFIED + "WHERE id = :id AND kind = split_part(:id, ':', 1)");

    private record Position(Instant since, String id) {

        private static final Position FIRST = new Position(Instant.EPOCH, "");
    }

    private final JdbcClient jdbc;
    private final IncidentProperties incidents;
    private final Clock clock;

    OrderExceptions(JdbcClient jdbc, IncidentProperties incidents, Clock clock) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * Those that wait longest first.
     *
     * @param kind only this kind of matter; null for all
     * @param order only what is about this order; null for all
     */
    @Transactional(readOnly = true)
    public Page<OrderException> page(
            @Nullable ExceptionKind kind,
            @Nullable OrderId order,
            Limit limit,
            @Nullable String cursor) {
        Position after = Cursor.read(cursor, 2, at -> new Position(Instant.parse(at.get(0)), at.get(1)))
                .orElse(Position.FIRST);
        List<OrderException> found = jdbc.sql(PAGE)
                .param("now", Row.at(clock.instant()))
                .param("kind", kind == null ? null : kind.name())
                .param("order", order == null ? null : order.value())
                .param("since", Row.at(after.since()))
                .param("after", after.id())
                .param("limit", limit.andOneMore())
                .query(Row.as(this::read))
                .list();
        return Page.of(found, limit, matter -> List.of(matter.since().toString(), matter.id()));
    }

    /** One of them, for as long as it is stuck. */
    @Transactional(readOnly = true)
    public Optional<OrderException> find(String id) {
        return jdbc.sql(ONE)
                .param("now", Row.at(clock.instant()))
                .param("id", id)
                .query(Row.as(this::read))
                .optional();
    }

    /** How much is stuck of each kind; kinds of which nothing is are left out. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts() {
        return jdbc.sql("SELECT kind, count(*) AS number FROM " + MATTERS + " GROUP BY kind")
                .param("now", Row.at(clock.instant()))
                .query(Row.as(row -> Map.entry(row.text("kind"), row.count("number"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private OrderException read(Row row) {
        UUID order = row.uuidOrNull("order_id");
        ExceptionKind kind = row.constant("kind", ExceptionKind.class);
        String status = row.textOrNull("status");
        String jobType = row.textOrNull("job_type");
        boolean skippable = jobType != null && incidents.skippable().contains(jobType);
        return new OrderException(row.text("id"), kind, row.text("detail"), row.instant("since"),
                order == null ? null : new OrderId(order), row.textOrNull("number"), row.textOrNull("customer_id"),
                status, Possible.actions(kind, status, row.textOrNull("error_type"), skippable), handedOver(row),
                process(row));
    }

    private static @Nullable HandedOver handedOver(Row row) {
        String to = row.textOrNull("assigned_to");
        return to == null
                ? null
                : new HandedOver(to, row.text("note"), row.text("assigned_by"), row.instant("assigned_at"));
    }

    private static @Nullable StuckProcess process(Row row) {
        String process = row.textOrNull("process_id");
        return process == null
                ? null
                : new StuckProcess(process, Long.toString(row.number("process_instance_key")), row.text("element_id"),
                        row.textOrNull("job_type"), row.text("error_type"));
    }
}
