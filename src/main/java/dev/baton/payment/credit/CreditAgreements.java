package dev.baton.payment.credit;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is agreed with customers about credit. */
@Service
@Transactional
public class CreditAgreements {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final CreditProperties properties;
    private final Clock clock;

    CreditAgreements(
            JdbcClient jdbc,
            Customers customers,
            BusinessCalendar calendar,
            CreditProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws NotFoundException if there is no such customer */
    @Transactional(readOnly = true)
    public CreditTerms of(CustomerId id) {
        Customer customer = customer(id);
        Money limit = customer.creditLimit();
        return new CreditTerms(id, limit == null ? Money.zero(customer.currency()) : limit, termDays(id));
    }

    /**
     * Agrees on a limit and a term. The term is that of later invoices; those that are out keep theirs.
     *
     * @throws NotFoundException if there is no such customer
     * @throws RefusedException if the limit is in another currency, or less than what is owed or held
     */
    public CreditTerms agree(CreditTerms terms, String by) {
        try {
            customers.limit(terms.customerId(), terms.limit());
        } catch (RefusedException refused) {
            Faults named = new Faults();
            refused.faults().forEach(fault -> named.add("/limit", fault.detail()));
            throw new RefusedException(named);
        }
        jdbc.sql("""
                INSERT INTO payment_credit_term (customer_id, term_days, changed_by, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (customer_id) DO UPDATE SET term_days = excluded.term_days,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .params(terms.customerId().value(), terms.termDays(), by, Row.at(clock.instant()))
                .update();
        return terms;
    }

    /** The day on which an invoice is due: the customer's term later, or the next working day. */
    LocalDate dueOn(CustomerId customer, Instant invoiced) {
        LocalDate day = calendar.today(invoiced).plusDays(termDays(customer));
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private int termDays(CustomerId id) {
        Optional<Integer> agreed = jdbc.sql("SELECT term_days FROM payment_credit_term WHERE customer_id = ?")
                .param(id.value())
                .query(Integer.class)
                .optional();
        return agreed.isPresent() ? agreed.get() : Math.toIntExact(properties.term().toDays());
    }

    private Customer customer(CustomerId id) {
        return customers.find(id).orElseThrow(() -> new NotFoundException("customer " + id));
    }
}
