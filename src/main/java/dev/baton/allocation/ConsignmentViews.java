package dev.baton.allocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.OrderAnswerPart;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where an order's goods come from, in the answer about it: its consignments, and why those locations. */
@Component
class ConsignmentViews implements OrderAnswerPart {

    private record View(UUID id, int number, LocationId location, Consignment.State status, List<Line> lines) {

        private record Line(int lineNo, Sku sku, Quantity quantity) {}

        private static View of(Consignment consignment) {
            return new View(consignment.id(), consignment.number(), consignment.location(), consignment.state(),
                    consignment.portions().stream()
                            .map(portion -> new Line(portion.lineNo(), portion.sku(), portion.quantity()))
                            .toList());
        }
    }

    private final Consignments consignments;
    private final Orders orders;
    private final ObjectMapper json;

    ConsignmentViews(Consignments consignments, Orders orders, ObjectMapper json) {
        this.consignments = consignments;
        this.orders = orders;
        this.json = json;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        answers.values().forEach(answer -> answer.putArray("consignments"));
        consignments.of(answers.keySet()).forEach(found -> {
            ObjectNode answer = answers.get(found.orderId());
            if (answer != null && answer.get("consignments") instanceof ArrayNode list) {
                list.add(json.<ObjectNode>valueToTree(View.of(found)));
            }
        });
        var sourcing = orders.latestDecisions(answers.keySet(), "sourcing");
        answers.forEach((id, answer) -> answer.set("sourcing",
                sourcing.getOrDefault(id, JsonNodeFactory.instance.arrayNode())));
    }
}
