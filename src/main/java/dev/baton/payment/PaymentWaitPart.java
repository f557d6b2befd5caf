package dev.baton.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds {@code paymentWait} to the answer about an order that waits for money: how much it needs, of which how much is short, since when and
 * until when it waits, its place among those who wait for the same account, and why. Short is what the account has not, for this order
 * alone: those before it are served first.
 */
@Component
class PaymentWaitPart implements OrderAnswerPart {

    private static final String SELECT =
            """
                    SELECT w.order_id, w.account_id, w.amount, w.queued_at, w.deadline, a.kind, a.currency, a.status, a.credit_limit,
                        (SELECT count(*) FROM payment_waiter other
                            WHERE other.account_id = w.account_id AND other.position <= w.position) AS place,
                        (CASE a.status WHEN 'OPEN' THEN a.posted - a.pending + a.credit_limit ELSE 0 END
                            + coalesce((SELECT sum(b.posted - b.pending) FROM ledger_account b
                                WHERE a.kind = 'PREPAID' AND b.owner = a.owner AND b.kind = 'BONUS' AND b.currency = a.currency
                                    AND b.status = 'OPEN' AND (b.expires_at IS NULL OR b.expires_at > ?)), 0))::bigint AS available
                    FROM payment_waiter w JOIN ledger_account a ON a.id = w.account_id
                    WHERE w.order_id = ANY (?)""";

    private final JdbcClient jdbc;
    private final CreditStops stops;
    private final Clock clock;

    PaymentWaitPart(JdbcClient jdbc, CreditStops stops, Clock clock) {
        this.jdbc = jdbc;
        this.stops = stops;
        this.clock = clock;
    }

    private record Wait(
            OrderId orderId,
            AccountId account,
            AccountKind kind,
            boolean isOpen,
            Money amount,
            Money available,
            Money limit,
            int place,
            Instant since,
            Instant deadline) {

        private static Wait of(Row row) {
            String currency = row.text("currency");
            return new Wait(row.orderId("order_id"), new AccountId(row.text("account_id")),
                    row.constant("kind", AccountKind.class), row.text("status").equals("OPEN"),
                    row.money("amount", currency), row.money("available", currency),
                    row.money("credit_limit", currency), row.count("place"), row.instant("queued_at"),
                    row.instant("deadline"));
        }

        private Money shortfall() {
            Money missing = amount.minus(available);
            return missing.isNegative() ? Money.zero(missing.currency()) : missing;
        }
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        jdbc.sql(SELECT)
                .params(Row.at(clock.instant()), answers.keySet().stream().map(OrderId::value)
                        .toArray(UUID[]::new))
                .query(Row.as(Wait::of))
                .list()
                .forEach(wait -> {
                    ObjectNode answer = answers.get(wait.orderId());
                    if (answer != null) {
                        describe(wait, answer.putObject("paymentWait"));
                    }
                });
    }

    private void describe(Wait wait, ObjectNode part) {
        part.put("accountId", wait.account().value())
                .put("amount", wait.amount().toMajor())
                .put("shortfall", wait.shortfall().toMajor())
                .put("currency", wait.amount().currency())
                .put("place", wait.place())
                .put("since", wait.since().toString())
                .put("deadline", wait.deadline().toString())
                .put("reason", reason(wait));
    }

    private String reason(Wait wait) {
        if (!wait.isOpen()) {
            return "The account is frozen or closed";
        }
        String credit = wait.kind() == AccountKind.RECEIVABLE ? creditReason(wait) : null;
        if (credit != null) {
            return credit;
        }
        return wait.shortfall().isPositive()
                ? "The account has less than the order needs"
                : "Others have waited for the account longer";
    }

    /** @return null where credit is given and within its limit */
    private @Nullable String creditReason(Wait wait) {
        if (!wait.limit().isPositive()) {
            return "There are no credit terms with the customer";
        }
        return stops.stopped(wait.account())
                .orElse(wait.shortfall().isPositive() ? "The credit limit would be exceeded" : null);
    }
}
