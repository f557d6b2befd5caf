package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.allocation.Consignment;
import dev.baton.logistics.Difference;
import dev.baton.logistics.Logistics;
import dev.baton.logistics.ShipmentReceipts;
import dev.baton.logistics.ShipmentView;
import dev.baton.logistics.ShipmentViews;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.settlement.Settlements;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;

/**
 * How a part of an order reaches its customer, who may find it otherwise than ordered.
 *
 * @param did does a step that has a name
 */
record RandomDelivery(
        BeanFactory beans,
        OrderId order,
        RandomGoods goods,
        Undriven undriven,
        CameBack cameBack,
        BiConsumer<String, Runnable> did) {

    private static final Caller ADMIN = new Caller("random", Set.of(Role.ADMIN), null);

    void happen(Consignment consignment) {
        Set<Integer> numbers =
                consignment.items().stream().map(item -> item.portion().lineNo()).collect(Collectors.toSet());
        did.accept("shipped lines " + numbers, () -> undriven.ship(consignment.id(), consignment.location()));
        UUID shipment = beans.getBean(ShipmentViews.class).of(order).stream()
                .filter(view -> view.consignmentId().equals(consignment.id()))
                .map(ShipmentView::id).findFirst().orElseThrow();
        List<OrderLine> lines = lines(numbers);
        Difference half = new Difference(lines.getFirst().sku(), Difference.Kind.SHORT, Quantity.of("0.5"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> beans.getBean(ShipmentReceipts.class).confirm(shipment, List.of(half), ADMIN));
        List<Difference> differences = goods.differences(lines);
        did.accept("received with " + differences.size() + " differences", () -> {
            beans.getBean(ShipmentReceipts.class).confirm(shipment, differences, ADMIN);
            beans.getBean(Logistics.class).receiveGoods(shipment);
            refuse(differences, lines(numbers));
        });
        did.accept("settled", () -> beans.getBean(Settlements.class).settle(consignment.id(), false));
        numbers.forEach(cameBack::mayComeBack);
    }

    private List<OrderLine> lines(Set<Integer> numbers) {
        return beans.getBean(Orders.class).get(order).goods().stream()
                .filter(line -> numbers.contains(line.lineNo())).toList();
    }

    /** Of several lines of a product it does not matter which one has the difference. */
    private void refuse(List<Difference> differences, List<OrderLine> lines) {
        lines.forEach(cameBack::refused);
        for (Difference difference : differences) {
            assertThat(cameBack.left(difference.sku())).as("not accepted of %s", difference.sku())
                    .isEqualTo(difference.quantity());
        }
    }
}
