package dev.baton.payment.reconciliation.expectation;

import dev.baton.platform.time.BusinessCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Card payments at delivery, which were booked with their slip; the bank tells of them once the institution has passed them on. */
@Component
class SlipExpectations extends BookedExpectations {

    SlipExpectations(JdbcClient jdbc, BusinessCalendar calendar) {
        super("POS_SLIP", 3, "Card slip", """
                SELECT s.id, p.account_id, s.amount, s.currency, s.institution, s.reference, s.entered_at AS since
                FROM payment_pos_slip s JOIN payment_promise p ON p.order_id = s.order_id""", jdbc, calendar);
    }
}
