package dev.baton.payment.reconciliation;

import dev.baton.platform.schedule.Sweepable;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who paid and what they wrote, once that is no longer needed to tell what an entry is for. The entry itself stays: by its identity it is
 * still known should its statement come again.
 */
@Component
class OldNames implements Sweepable {

    private final JdbcClient jdbc;
    private final ReconciliationProperties properties;
    private final BusinessCalendar calendar;
    private final Clock clock;

    OldNames(JdbcClient jdbc, ReconciliationProperties properties, BusinessCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "names on bank entries";
    }

    /** Of an entry that is unallocated it is still to be found out who paid it. */
    @Override
    @Transactional
    public int sweep() {
        LocalDate before = calendar.today(clock.instant().minus(properties.names()));
        return jdbc
                .sql("""
                        UPDATE payment_bank_entry
                        SET counterparty = '', remittance = '', end_to_end_id = '', words = '{}', names_forgotten_at = ?
                        WHERE booking_date < ? AND decided_at IS NOT NULL AND state IN ('MATCHED', 'ASSIGNED', 'NOT_OURS')
                            AND names_forgotten_at IS NULL""")
                .params(Row.at(clock.instant()), before)
                .update();
    }
}
