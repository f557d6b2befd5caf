package dev.baton.payment.credit;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in a process's words what is owed: numbers for the rules, texts for the eyes. */
@Component
public class ReceivableSheets {

    private final Customers customers;
    private final BusinessCalendar calendar;
    private final Clock clock;

    ReceivableSheets(Customers customers, BusinessCalendar calendar, Clock clock) {
        this.customers = customers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** How many days ago an item was due; negative before. */
    public long daysOverdue(Receivable item) {
        return ChronoUnit.DAYS.between(item.dueOn(), calendar.today(clock.instant()));
    }

    /** The customer's tier; empty if it has none. */
    public String tier(Receivable item) {
        return customers.find(item.customerId()).map(Customer::tier).orElse("");
    }

    /** What a form shows of an item. */
    public Map<String, Object> sheet(Receivable item) {
        return Map.of(
                "invoice", item.invoice(),
                "customer", customers.find(item.customerId()).map(Customer::label).orElse(item.customerId().value()),
                "dueOn", item.dueOn().toString(),
                "daysOverdue", daysOverdue(item),
                "dueWords", due(daysOverdue(item)),
                "amount", item.amount().words(),
                "open", item.open().words());
    }

    /** How long ago an item was due, or when it will be, for eyes. */
    static String due(long daysOverdue) {
        if (daysOverdue == 0) {
            return "today";
        }
        long days = Math.abs(daysOverdue);
        String counted = days == 1 ? "1 day" : days + " days";
        return daysOverdue > 0 ? counted + " overdue" : "in " + counted;
    }
}
