package dev.baton.sap;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.sap.SapIntent.Done;
import dev.baton.sap.SapIntent.Fresh;
import dev.baton.sap.SapIntent.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What SAP was asked for. Time is the database's own: it is the one clock that all instances share. */
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
    SapIntent intend(SapKey key) {
        Optional<SapRequest> first = jdbc.sql("""
                INSERT INTO sap_request (order_id, step, subject, state, request_id, calling_until)
                VALUES (?, ?, ?, 'INTENT', ?, clock_timestamp() + ? * interval '1 millisecond')
                ON CONFLICT DO NOTHING RETURNING
                """ + COLUMNS)
                .params(key.orderId().value(), key.step().name(), key.subject(), key.requestId(1),
                        longestStep.toMillis())
                .query(REQUEST)
                .optional();
        if (first.isPresent()) {
            return new Fresh(first.get().requestId(), first.get().requestedAt());
        }
        SapRequest request = settled(key).orElseThrow();
        return request.number() == null ? again(key, request) : new Done(request.number());
    }

    /**
     * What is known of a step, for the one who undoes it.
     *
     * @throws NotYetException while a call for the step may be under way
     */
    Optional<SapRequest> settled(SapKey key) {
        Optional<SapRequest> request = jdbc.sql(
                "SELECT " + COLUMNS + " FROM sap_request WHERE order_id = ? AND step = ? AND subject = ? FOR UPDATE")
                .params(key.orderId().value(), key.step().name(), key.subject())
                .query(REQUEST)
                .optional();
        request.ifPresent(SapRequests::awaitEndOfCall);
        return request;
    }

    void done(SapKey key, String number) {
        answer(key, "DONE", number, null);
    }

    /**
     * Also where the request was refused before it got as far as an intent.
     *
     * @return false if it is done, so that the refusal was of a call that came too late
     */
    boolean refused(SapKey key, String message) {
        jdbc.sql("""
                INSERT INTO sap_request (order_id, step, subject, state, request_id) VALUES (?, ?, ?, 'INTENT', ?)
                ON CONFLICT DO NOTHING""")
                .params(key.orderId().value(), key.step().name(), key.subject(), key.requestId(1))
                .update();
        return answer(key, "REFUSED", null, message);
    }

    /** What is known of a step for all parts of an order; see the other form. */
    List<SapRequest> allSettled(OrderId orderId, SapStep step) {
        List<SapRequest> requests = jdbc.sql(
                "SELECT " + COLUMNS + " FROM sap_request WHERE order_id = ? AND step = ? ORDER BY subject FOR UPDATE")
                .params(orderId.value(), step.name())
                .query(REQUEST)
                .list();
        requests.forEach(SapRequests::awaitEndOfCall);
        return requests;
    }

    /** Whether SAP has done a step for some part of an order, or may be at it. */
    boolean anyGoesOn(OrderId orderId, SapStep step) {
        return jdbc
                .sql("SELECT EXISTS (SELECT FROM sap_request WHERE order_id = ? AND step = ? AND state <> 'REFUSED')")
                .params(orderId.value(), step.name())
                .query(Boolean.class)
                .single();
    }

    /** All that SAP had made of the order is taken back. */
    void reversed(OrderId orderId, String salesOrder) {
        jdbc.sql(
                "UPDATE sap_request SET state = 'DONE', number = ?, sap_message = NULL WHERE order_id = ? AND step = 'ITEMS'")
                .params(salesOrder, orderId.value())
                .update();
        SapKey key = SapKey.of(orderId, SapStep.REVERSAL);
        jdbc.sql(
                """
                        INSERT INTO sap_request (order_id, step, subject, state, request_id, number) VALUES (?, ?, ?, 'DONE', ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(orderId.value(), key.step().name(), key.subject(), key.requestId(1), salesOrder)
                .update();
    }

    /** The call has failed and is over: the next one need not wait. */
    void callEnded(SapKey key) {
        jdbc.sql("""
                UPDATE sap_request SET calling_until = NULL
                WHERE order_id = ? AND step = ? AND subject = ? AND state = 'INTENT'""")
                .params(key.orderId().value(), key.step().name(), key.subject())
                .update();
    }

    /** The call has failed on our side, and SAP may be at work a little longer. */
    void callLost(SapKey key) {
        jdbc.sql("""
                UPDATE sap_request SET calling_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND step = ? AND subject = ? AND state = 'INTENT'""")
                .params(settlingTime.toMillis(), key.orderId().value(), key.step().name(), key.subject())
                .update();
    }

    private SapIntent again(SapKey key, SapRequest request) {
        int attempt = request.refused() ? request.attempt() + 1 : request.attempt();
        SapRequest next = jdbc.sql("""
                UPDATE sap_request SET state = 'INTENT', sap_message = NULL, request_id = ?, updated_at = now(),
                    requested_at = CASE attempt WHEN ? THEN requested_at ELSE now() END, attempt = ?,
                    calling_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND step = ? AND subject = ?
                RETURNING
                """ + COLUMNS)
                .params(key.requestId(attempt), attempt, attempt, longestStep.toMillis(), key.orderId().value(),
                        key.step().name(), key.subject())
                .query(REQUEST)
                .single();
        return new Open(next.requestId(), next.requestedAt());
    }

    private boolean answer(
            SapKey key,
            String state,
            @Nullable String number,
            @Nullable String message) {
        return jdbc.sql("""
                UPDATE sap_request SET state = ?, number = ?, sap_message = ?, calling_until = NULL, updated_at = now()
                WHERE order_id = ? AND step = ? AND subject = ? AND (state <> 'DONE' OR ? = 'DONE')""")
                .params(state, number, message, key.orderId().value(), key.step().name(), key.subject(), state)
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
