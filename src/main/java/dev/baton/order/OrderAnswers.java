package dev.baton.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.decision.DecisionLog;
import dev.baton.order.decision.DecisionRecord;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is answered about orders: their own record, completed by the rooms above. */
@Service
@Transactional(readOnly = true)
public class OrderAnswers {

    private final SeenOrders seen;
    private final StoredOrders orders;
    private final StoredPricing pricing;
    private final StoredAmendments amendments;
    private final Timeline timeline;
    private final DecisionLog decisions;
    private final List<OrderAnswerPart> parts;
    private final ObjectMapper json;

    OrderAnswers(
            SeenOrders seen,
            StoredOrders orders,
            StoredPricing pricing,
            StoredAmendments amendments,
            Timeline timeline,
            DecisionLog decisions,
            List<OrderAnswerPart> parts,
            ObjectMapper json) {
        this.seen = seen;
        this.orders = orders;
        this.pricing = pricing;
        this.amendments = amendments;
        this.timeline = timeline;
        this.decisions = decisions;
        this.parts = parts;
        this.json = json;
    }

    /** @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order */
    public ObjectNode get(OrderId id, Caller caller) {
        return answers(List.of(seen.read(id, caller)), caller).getFirst();
    }

    /**
     * The answer about an order that has just come in: no room above has anything to say of it yet.
     *
     * @param campaign that it takes part in; null if in none
     */
    public ObjectNode fresh(Order order, @Nullable UUID campaign) {
        ObjectNode answer = json.valueToTree(OrderAnswer.of(order, List.of(), List.of(), List.of()));
        return campaign == null ? answer : answer.put("campaign", campaign.toString());
    }

    /** A page of the orders that the query asks for and the caller sees, newest first. */
    public Page<ObjectNode> page(OrderQuery query, Limit limit, @Nullable String cursor, Caller caller) {
        Page<OrderPosition> page = Page.of(
                orders.page(query.seenBy(caller), after(cursor), limit.andOneMore()),
                limit,
                order -> List.of(order.createdAt().toString(), order.id().toString()));
        List<Order> found = orders.read(page.items().stream().map(OrderPosition::id).toList());
        return new Page<>(answers(found, caller), page.nextCursor());
    }

    /** All that happened to an order as far as the caller may know, oldest first. */
    public List<TimelineEntry> timeline(OrderId id, Caller caller) {
        List<TimelineEntry> all = timeline.of(seen.read(id, caller).id());
        return caller.customerId() == null ? all : all.stream().filter(TimelineEntry::isForCustomers).toList();
    }

    /** All that was decided about an order, oldest first. */
    public List<DecisionRecord> decisions(OrderId id, Caller caller) {
        return decisions.of(seen.read(id, caller).id());
    }

    private List<ObjectNode> answers(List<Order> found, Caller caller) {
        List<OrderId> ids = found.stream().map(Order::id).toList();
        Map<OrderId, List<Pricing.AppliedPolicy>> policies = pricing.policies(ids);
        Map<OrderId, List<CheckFault>> faults = pricing.faults(ids);
        Map<OrderId, List<AmendedRevision>> amended = amendments.of(
                found.stream().filter(order -> order.revision() > 1).map(Order::id).toList());
        Map<OrderId, ObjectNode> answers = new LinkedHashMap<>();
        for (Order order : found) {
            answers.put(order.id(), json.valueToTree(OrderAnswer.of(
                    order, policies.getOrDefault(order.id(), List.of()), faults.getOrDefault(order.id(), List.of()),
                    amended.getOrDefault(order.id(), List.of()))));
        }
        parts.forEach(part -> part.contribute(answers, caller));
        return List.copyOf(answers.values());
    }

    private static @Nullable OrderPosition after(@Nullable String cursor) {
        return Cursor.read(cursor, 2, at -> new OrderPosition(Instant.parse(at.getFirst()), OrderId.of(at.getLast())))
                .orElse(null);
    }
}
