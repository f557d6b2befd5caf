package dev.baton.logistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Shipments to be read, also as a part of the answer about an order. */
@Repository
@Transactional(readOnly = true)
public class ShipmentViews implements OrderAnswerPart {

    private final Shipments shipments;
    private final StoredShipmentReceipts receipts;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ShipmentViews(Shipments shipments, StoredShipmentReceipts receipts, JdbcClient jdbc, ObjectMapper json) {
        this.shipments = shipments;
        this.receipts = receipts;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All shipments of an order, oldest first. */
    public List<ShipmentView> of(OrderId orderId) {
        List<Shipment> found = shipments.of(List.of(orderId));
        Map<UUID, List<String>> alerts = alerts(found);
        Map<UUID, List<Difference>> differences = differences(found);
        return found.stream()
                .map(shipment -> ShipmentView.of(shipment, differences.getOrDefault(shipment.id(), List.of()),
                        alerts.getOrDefault(shipment.id(), List.of())))
                .toList();
    }

    /** @throws NotFoundException if there is none */
    public ShipmentView get(UUID id) {
        Shipment shipment = shipments.find(id).orElseThrow(() -> new NotFoundException("shipment " + id));
        List<Shipment> one = List.of(shipment);
        return ShipmentView.of(shipment, receipts.of(id), alerts(one).getOrDefault(id, List.of()));
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        answers.values().forEach(answer -> answer.putArray("shipments"));
        List<Shipment> found = shipments.of(answers.keySet());
        Map<UUID, List<Difference>> differences = differences(found);
        for (Shipment shipment : found) {
            ObjectNode answer = answers.get(shipment.orderId());
            // what a carrier refused never became a shipment: it stands in the timeline
            boolean refused = shipment.status() == ShipmentStatus.REFUSED;
            if (!refused && answer != null && answer.get("shipments") instanceof ArrayNode list) {
                list.add(json.<ObjectNode>valueToTree(ShipmentView.of(shipment,
                        differences.getOrDefault(shipment.id(), List.of()), List.of()))
                        .without(List.of("orderId", "alerts")));
            }
        }
    }

    private Map<UUID, List<Difference>> differences(Collection<Shipment> of) {
        return receipts.of(of.stream().map(Shipment::id).toList());
    }

    private Map<UUID, List<String>> alerts(Collection<Shipment> of) {
        return jdbc.sql("SELECT shipment_id, detail FROM shipment_alert WHERE shipment_id = ANY (?) ORDER BY raised_at")
                .param(of.stream().map(Shipment::id).toArray(UUID[]::new))
                .query(Row.as(row -> Map.entry(row.uuid("shipment_id"), row.text("detail"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
