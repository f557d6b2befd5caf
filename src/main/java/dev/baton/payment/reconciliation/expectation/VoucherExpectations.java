package dev.baton.payment.reconciliation.expectation;

import dev.baton.platform.time.BusinessCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Top-ups by voucher, once they are booked: one that waits for its review proves nothing yet. */
@Component
class VoucherExpectations extends BookedExpectations {

    VoucherExpectations(JdbcClient jdbc, BusinessCalendar calendar) {
        super("VOUCHER", 1, "Voucher", """
                SELECT t.id, t.account_id, t.amount, t.currency, t.institution, t.reference,
                    (t.paid_on + time '12:00') AT TIME ZONE 'UTC' AS since
                FROM payment_top_up t JOIN ledger_transfer booked ON booked.key = 'top-up:' || t.id""", jdbc, calendar);
    }
}
