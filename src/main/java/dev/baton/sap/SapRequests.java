package dev.baton.sap;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.sap.SapIntent.Done;
import dev.baton.sap.SapIntent.Fresh;
import dev.baton.sap.SapIntent.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What SAP was asked for, by order and step. Time is the database's own: it is the one clock that all instances share. */
@Repository
class SapRequests {

    private static final String COLUMNS =
            """
                    state, attempt, request_id, requested_at, number,
                    greatest(0, coalesce(ceil(extract(epoch FROM calling_until - clock_timestamp())), 0))::bigint AS calling_seconds
                    """;

    private static final RowMapper<SapRequest> REQUEST = Row
            .as(row -> new SapRequest(row.text("state"), row.count("attempt"),
                    row.text("request_id"), row.instant("requested_at"), row.textOrNull("number"),
                    row.number("calling_seconds")));

    private final JdbcClient jdbc;
    private final Duration longestStep;
    private final Duration settlingTime;

    SapRequests(JdbcClient jdbc, SapProperties sap) {
        this.jdbc = jdbc;
        this.longestStep = sap.longestStep();
        this.settlingTime = sap.settlingTime();
    }

    /**
     * Commits to calling SAP for a step, unless that is done already.
     *
     * @throws NotYetException while another call for the step may be under way
     */
    SapIntent intend(OrderId orderId, SapStep step) {
        Optional<SapRequest> first = jdbc.sql("""
                INSERT INTO sap_request (order_id, step, state, request_id, calling_until)
                VALUES (?, ?, 'INTENT', ?, clock_timestamp() + ? * interval '1 millisecond')
                ON CONFLICT DO NOTHING RETURNING
                """ + COLUMNS)
                .params(orderId.value(), step.name(), step.requestId(orderId, 1), longestStep.toMillis())
                .query(REQUEST)
                .optional();
        if (first.isPresent()) {
            return new Fresh(first.get().requestId(), first.get().requestedAt());
        }
        SapRequest request = settled(orderId, step).orElseThrow();
        return request.number() == null ? again(orderId, step, request) : new Done(request.number());
    }

    /**
     * What is known of a step, for the one who undoes it.
     *
     * @throws NotYetException while a call for the step may be under way
     */
    Optional<SapRequest> settled(OrderId orderId, SapStep step) {
        Optional<SapRequest> request = jdbc.sql(
                "SELECT " + COLUMNS + " FROM sap_request WHERE order_id = ? AND step = ? FOR UPDATE")
                .params(orderId.value(), step.name())
                .query(REQUEST)
                .optional();
        request.ifPresent(SapRequests::awaitEndOfCall);
        return request;
    }

    void done(OrderId orderId, SapStep step, String number) {
        answer(orderId, step, "DONE", number, null);
    }

    /**
     * Also where the request was refused before it got as far as an intent.
     *
     * @return false if it is done, so that the refusal was of a call that came too late
     */
    boolean refused(OrderId orderId, SapStep step, String message) {
        jdbc.sql("""
                INSERT INTO sap_request (order_id, step, state, request_id) VALUES (?, ?, 'INTENT', ?)
                ON CONFLICT DO NOTHING""")
                .params(orderId.value(), step.name(), step.requestId(orderId, 1))
                .update();
        return answer(orderId, step, "REFUSED", null, message);
    }

    /** All that SAP had made of the order is taken back. */
    void reversed(OrderId orderId, String salesOrder) {
        jdbc.sql("""
                INSERT INTO sap_request (order_id, step, state, request_id, number) VALUES (?, 'REVERSAL', 'DONE', ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(orderId.value(), SapStep.REVERSAL.requestId(orderId, 1), salesOrder)
                .update();
    }

    /** The call has failed and is over: the next one need not wait. */
    void callEnded(OrderId orderId, SapStep step) {
        jdbc.sql("UPDATE sap_request SET calling_until = NULL WHERE order_id = ? AND step = ? AND state = 'INTENT'")
                .params(orderId.value(), step.name())
                .update();
    }

    /** The call has failed on our side, and SAP may be at work a little longer. */
    void callLost(OrderId orderId, SapStep step) {
        jdbc.sql("""
                UPDATE sap_request SET calling_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND step = ? AND state = 'INTENT'""")
                .params(settlingTime.toMillis(), orderId.value(), step.name())
                .update();
    }

    private SapIntent again(OrderId orderId, SapStep step, SapRequest request) {
        int attempt = request.refused() ? request.attempt() + 1 : request.attempt();
        SapRequest next = jdbc.sql("""
                UPDATE sap_request SET state = 'INTENT', sap_message = NULL, request_id = ?, updated_at = now(),
                    requested_at = CASE attempt WHEN ? THEN requested_at ELSE now() END, attempt = ?,
                    calling_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND step = ?
                RETURNING
                """ + COLUMNS)
                .params(step.requestId(orderId, attempt), attempt, attempt, longestStep.toMillis(), orderId.value(),
                        step.name())
                .query(REQUEST)
                .single();
        return new Open(next.requestId(), next.requestedAt());
    }

    private boolean answer(
            OrderId orderId,
            SapStep step,
            String state,
            @Nullable String number,
            @Nullable String message) {
        return jdbc.sql("""
                UPDATE sap_request SET state = ?, number = ?, sap_message = ?, calling_until = NULL, updated_at = now()
                WHERE order_id = ? AND step = ? AND (state <> 'DONE' OR ? = 'DONE')""")
                .params(state, number, message, orderId.value(), step.name(), state)
                .update() > 0;
    }

    private static void awaitEndOfCall(SapRequest request) {
        if (request.number() == null && request.callingSeconds() > 0) {
            throw new NotYetException("a call to SAP may be under way", Duration.ofSeconds(request.callingSeconds()));
        }
    }

    /** @param callingSeconds how long a call may still be under way */
    record SapRequest(
            String state,
            int attempt,
            String requestId,
            Instant requestedAt,
            @Nullable String number,
            long callingSeconds) {

        boolean refused() {
            return state.equals("REFUSED");
        }
    }
}
