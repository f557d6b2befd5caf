package dev.baton.payment.online;

import dev.baton.payment.online.PaymentRequest.State;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What institutions are asked for. How long a call lasts, and when the next one is due, is measured by the database's clock, which all
 * instances share.
 */
@Repository
class PaymentRequests {

    private static final String SELECT =
            "SELECT r.*, p.currency FROM payment_request r JOIN payment p ON p.id = r.payment_id ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OnlineProperties properties;

    PaymentRequests(JdbcClient jdbc, Clock clock, OnlineProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** Commits to asking for something as soon as the caller's transaction commits. */
    PaymentRequest intend(UUID payment, PaymentStep step, Money amount, String by) {
        return add(payment, step, amount, State.INTENT, by, null);
    }

    /** Something that the institution has done by itself. */
    PaymentRequest done(UUID payment, PaymentStep step, Money amount, String institution, @Nullable String message) {
        return add(payment, step, amount, State.DONE, institution, message);
    }

    private PaymentRequest add(
            UUID payment,
            PaymentStep step,
            Money amount,
            State state,
            String by,
            @Nullable String message) {
        UUID id = Ids.next();
        jdbc.sql(
                """
                        INSERT INTO payment_request (id, payment_id, step, amount, state, requested_by, requested_at, message,
                            next_attempt_at, ended_at)
                        VALUES (:id, :payment, :step, :amount, :state, :by, :now, :message,
                            CASE :state WHEN 'INTENT' THEN clock_timestamp() END, CASE WHEN :state <> 'INTENT' THEN clock_timestamp() END)""")
                .param("id", id)
                .param("payment", payment)
                .param("step", step.name())
                .param("amount", amount.minor())
                .param("state", state.name())
                .param("by", by)
                .param("now", Row.at(clock.instant()))
                .param("message", message)
                .update();
        return get(id);
    }

    PaymentRequest get(UUID id) {
        return jdbc.sql(SELECT + "WHERE r.id = ?").param(id).query(Row.as(PaymentRequests::request)).single();
    }

    /** All of these payments, oldest first. */
    List<PaymentRequest> of(Collection<UUID> payments) {
        return jdbc.sql(SELECT + "WHERE r.payment_id = ANY (?) ORDER BY r.id")
                .param(payments.toArray(UUID[]::new))
                .query(Row.as(PaymentRequests::request))
                .list();
    }

    /** Those whose time has come, the longest due first. */
    List<UUID> due(int most) {
        return jdbc.sql("""
                SELECT id FROM payment_request
                WHERE state = 'INTENT' AND next_attempt_at <= clock_timestamp()
                  AND (calling_until IS NULL OR calling_until <= clock_timestamp())
                ORDER BY next_attempt_at LIMIT ?""").param(most).query(UUID.class).list();
    }

    /**
     * Begins a call, unless another one may be under way or the request has ended.
     *
     * @param longest how long the call may be under way
     * @return the request with this attempt counted
     */
    Optional<PaymentRequest> call(UUID id, Duration longest) {
        boolean mine = jdbc.sql("""
                UPDATE payment_request
                SET attempts = attempts + 1, calling_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE id = ? AND state = 'INTENT' AND (calling_until IS NULL OR calling_until <= clock_timestamp())""")
                .params(longest.toMillis(), id)
                .update() == 1;
        return mine ? Optional.of(get(id)) : Optional.empty();
    }

    /**
     * A call has failed: the next one comes after a pause.
     *
     * @param stillAtWork how long the institution may still be at work, in which a look-up cannot be trusted
     */
    void callFailed(PaymentRequest request, String message, Duration stillAtWork) {
        tryAgain(request, message, stillAtWork, request.refusals());
    }

    /** Refused for now: it is asked for again under another key, after a pause. */
    void refusedForNow(PaymentRequest request, String message) {
        tryAgain(request, message, Duration.ZERO, request.refusals() + 1);
    }

    private void tryAgain(PaymentRequest request, String message, Duration stillAtWork, int refusals) {
        jdbc.sql("""
                UPDATE payment_request SET message = ?, refusals = ?,
                    calling_until = clock_timestamp() + ? * interval '1 millisecond',
                    next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
                WHERE id = ? AND state = 'INTENT' AND attempts = ?""")
                .params(message, refusals, stillAtWork.toMillis(), pause(request.attempts()).toMillis(), request.id(),
                        request.attempts())
                .update();
    }

    /** @return false if it has ended before */
    boolean done(UUID id) {
        return end(id, State.DONE, null);
    }

    /** @return false if it has ended before */
    boolean refused(UUID id, String message) {
        return end(id, State.REFUSED, message);
    }

    private boolean end(UUID id, State state, @Nullable String message) {
        return jdbc.sql("""
                UPDATE payment_request SET state = ?, message = ?, calling_until = NULL, next_attempt_at = NULL,
                    ended_at = clock_timestamp()
                WHERE id = ? AND state = 'INTENT'""").params(state.name(), message, id).update() == 1;
    }

    private Duration pause(int attempts) {
        Duration pause = properties.firstPause();
        for (int done = 1; done < attempts && pause.compareTo(properties.longestPause()) < 0; done++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(properties.longestPause()) < 0 ? pause : properties.longestPause();
    }

    private static PaymentRequest request(Row row) {
        return new PaymentRequest(
                row.uuid("id"),
                row.uuid("payment_id"),
                row.constant("step", PaymentStep.class),
                row.money("amount", row.text("currency")),
                row.constant("state", State.class),
                row.text("requested_by"),
                row.instant("requested_at"),
                row.count("attempts"),
                row.count("refusals"),
                row.textOrNull("message"),
                row.instantOrNull("next_attempt_at"));
    }
}
