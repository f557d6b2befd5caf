package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.inventory.StockLine;
import dev.baton.order.Orders;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.product.ProductUnits;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers confirm what they have received, and say what was not as it should have been: that is not charged. Their word is a proof of
 * delivery; where the carrier's came first the goods are received whole, and what is wrong with them is a complaint.
 */
@Service
@Transactional
public class ShipmentReceipts {

    private final StoredShipmentReceipts receipts;
    private final Consignments consignments;
    private final Orders orders;
    private final ProductUnits units;
    private final Tracking tracking;
    private final Clock clock;

    ShipmentReceipts(
            StoredShipmentReceipts receipts,
            Consignments consignments,
            Orders orders,
            ProductUnits units,
            Tracking tracking,
            Clock clock) {
        this.receipts = receipts;
        this.consignments = consignments;
        this.orders = orders;
        this.units = units;
        this.tracking = tracking;
        this.clock = clock;
    }

    /**
     * Confirms that a shipment has arrived. The same again changes nothing.
     *
     * @param differences of each product and kind one; empty if all is as it should be
     * @throws NotFoundException (404) if the caller's customer has no such shipment
     * @throws ConflictException (409) if it has not left yet, was received already, or was confirmed otherwise
     * @throws dev.baton.platform.problem.RefusedException (422) if more of a product differs than was shipped, or a part of what comes whole only
     */
    public void confirm(UUID shipmentId, List<Difference> differences, Caller caller) {
        Shipment shipment = tracking.lockShipment(shipmentId)
                .filter(found -> caller.sees(orders.get(found.orderId()).customerId().value()))
                .orElseThrow(() -> new NotFoundException("shipment " + shipmentId));
        List<Difference> said = differences.stream()
                .sorted(Comparator.comparing((Difference difference) -> difference.sku().value())
                        .thenComparing(difference -> difference.kind().name()))
                .toList();
        if (receipts.isConfirmed(shipmentId)) {
            requireSame(receipts.of(shipmentId), said);
            return;
        }
        requireUnderWay(shipment);
        requireShipped(consignments.get(shipment.consignmentId()), said);
        receipts.add(shipmentId, said, caller.name());
        orders.note(shipment.orderId(), "shipment.confirmed", caller.name(), inWords(said));
        tracking.prove(shipmentId, new TrackingEvent.Proof(caller.name(), clock.instant()), caller.name());
    }

    private static void requireSame(List<Difference> before, List<Difference> now) {
        if (!before.equals(now)) {
            throw new ConflictException("The shipment was confirmed otherwise.", Map.of("differences", before));
        }
    }

    private static void requireUnderWay(Shipment shipment) {
        if (shipment.goodsIssuedAt() == null) {
            throw new ConflictException("The shipment has not left yet.");
        }
        if (shipment.givenUpAt() != null) {
            throw new ConflictException(
                    "The shipment is not waited for any more: another went in its place, or its money was given back.");
        }
        if (shipment.receivedAt() != null) {
            throw new ConflictException("The shipment was received already: what is wrong with it is a complaint.");
        }
    }

    private void requireShipped(Consignment goods, List<Difference> differences) {
        Map<Sku, Quantity> left = new HashMap<>();
        goods.stock().forEach(line -> left.merge(line.sku(), line.quantity(), Quantity::plus));
        Faults faults = new Faults();
        UnitConversions conversions = units.conversions(left.keySet());
        for (int index = 0; index < differences.size(); index++) {
            Difference difference = differences.get(index);
            conversions.requireWhole(difference.sku(), difference.quantity(), "/differences/" + index + "/quantity",
                    faults);
            Quantity rest = left.getOrDefault(difference.sku(), Quantity.ZERO).minus(difference.quantity());
            left.put(difference.sku(), rest);
            if (rest.isNegative()) {
                faults.add("/differences", "more of " + difference.sku() + " differs than was shipped");
            }
        }
        faults.throwIfRefused();
    }

    private static String inWords(List<Difference> differences) {
        return differences.isEmpty()
                ? "Received as it should be"
                : "Received, but for " + differences.stream()
                        .map(found -> found.quantity() + " of " + found.sku() + " "
                                + found.kind().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** What of a shipment its customer does not accept. */
    @Transactional(readOnly = true)
    List<StockLine> refused(UUID shipmentId) {
        return StockLine.bySku(receipts.of(shipmentId).stream().map(Difference::stock).toList());
    }
}
