package dev.baton.complaint;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.http.ApiAddress;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the rules say who is to answer a complaint. Every call of its process may be repeated. */
@Service
@Transactional
public class ComplaintRouting {

    private final StoredComplaints complaints;
    private final StoredMessages messages;
    private final ComplaintNews news;
    private final Orders orders;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final ComplaintProperties properties;
    private final ApiAddress api;
    private final Clock clock;

    ComplaintRouting(
            StoredComplaints complaints,
            StoredMessages messages,
            ComplaintNews news,
            Orders orders,
            Customers customers,
            BusinessCalendar calendar,
            ComplaintProperties properties,
            ApiAddress api,
            Clock clock) {
        this.complaints = complaints;
        this.messages = messages;
        this.news = news;
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
        this.properties = properties;
        this.api = api;
        this.clock = clock;
    }

    /**
     * What the rules are asked, and what a task shows.
     *
     * @param round in which the customer's next words are to be awaited
     */
    public record Gathered(ComplaintFacts facts, ComplaintSheet sheet, int round) {}

    /**
     * Reads a complaint and its order as they are now.
     *
     * @param processInstanceKey the instance that drives it from now on, if none does
     * @throws IllegalArgumentException if no rule could judge what there is
     */
    public Gathered gather(UUID id, long processInstanceKey) {
        Complaint complaint = complaints.lock(id).orElseThrow();
        complaints.claim(id, processInstanceKey);
        Order order = orders.get(complaint.orderId());
        Customer customer = customers.find(order.customerId()).orElseThrow();
        ComplaintFacts facts = new ComplaintFacts(complaint.category().name(), order.total().toDecimal(),
                customer.tier(), order.channel().name(), order.status().name(), daysSinceDelivery(order),
                complaint.reopened());
        return new Gathered(facts, sheet(complaint), complaint.round());
    }

    private ComplaintSheet sheet(Complaint complaint) {
        List<ComplaintMessage> all = messages.of(complaint.id());
        long ours = all.stream().filter(message -> message.side() == ComplaintMessage.Side.US).count();
        String path = "/api/complaints/" + complaint.id();
        return new ComplaintSheet(complaint.number(), complaint.orderNumber(), complaint.category().words(),
                calendar.words(complaint.openedAt()),
                "%d from the customer, %d from us".formatted(all.size() - ours, ours), path, api.of(path));
    }

    private long daysSinceDelivery(Order order) {
        return orders.lastNoted(order.id(), "order.delivered")
                .map(delivered -> Duration.between(delivered, clock.instant()).toDays())
                .orElse(ComplaintFacts.NOT_DELIVERED);
    }

    /**
     * Keeps what the table {@code complaint-route} says.
     *
     * @param processDefinitionKey which the version of the table belongs to
     * @return what was kept for this round, also by an earlier call
     * @throws IllegalStateException if the row does not say what a row must
     */
    public Route route(UUID id, RuleRow rule, long processDefinitionKey) {
        Complaint complaint = complaints.lock(id).orElseThrow();
        Route before = complaint.route();
        if (before != null && before.dueAt() != null) {
            return before;
        }
        Duration due = Duration.ofHours(rule.wholeNumber("dueHours"));
        Route route = new Route(rule.text("ruleId"), rule.text("reason"), rule.constant("severity", Severity.class),
                rule.text("group"), calendar.dueAfter(clock.instant(), due).truncatedTo(ChronoUnit.SECONDS));
        complaints.route(id, route, processDefinitionKey);
        return route;
    }

    /** The managers, to whom goes what is late. */
    public String managers() {
        return properties.managers();
    }

    /** By when the managers are to answer what was due then; null where the customer's last words are not routed yet. */
    public @Nullable Instant managersDue(Route route) {
        return route.dueAt() == null
                ? null
                : calendar.dueAfter(route.dueAt(), properties.managersDue()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** By when it is to be answered, for people to read; empty where the customer's last words are not routed yet. */
    public String dueWords(Route route) {
        return route.dueAt() == null ? "" : calendar.words(route.dueAt());
    }

    /** A group that a person may choose. */
    public record Choice(String label, String value) {}

    /** To whom a complaint may be forwarded from this group. */
    public List<Choice> others(String group) {
        return properties.groups().stream()
                .filter(other -> !other.equals(group))
                .map(other -> new Choice(other, other))
                .toList();
    }

    /**
     * Lets the order's timeline say that the managers have not answered yet.
     *
     * @param jobKey tells a repeated call from another reminder
     */
    public void remind(UUID id, long jobKey) {
        news.late(complaints.find(id).orElseThrow(), properties.managers(), "complaint-late:" + jobKey);
    }
}
