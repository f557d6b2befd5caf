package dev.baton.logistics;

import static dev.baton.logistics.CarrierScene.NOON;
import static dev.baton.logistics.CarrierScene.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.location.LocationType;
import dev.baton.order.OrderStatus;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.money.Quantity;
import dev.baton.testing.BatonTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class LogisticsTest {

    private final Logistics logistics;
    private final Inventory inventory;
    private final CarrierScene scene;

    @Autowired
    LogisticsTest(Logistics logistics, Inventory inventory, BeanFactory beans) {
        this.logistics = logistics;
        this.inventory = inventory;
        this.scene = new CarrierScene(beans);
    }

    @Test
    void goods_leave_the_plant_once_and_ship_the_order() {
        scene.booked();

        assertThat(logistics.goodsIssued(scene.goods().id(), "80000001"))
                .isEqualTo(logistics.goodsIssued(scene.goods().id(), "80000001"));

        assertThat(scene.order().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(onHand(LocationType.PLANT)).containsExactly(Quantity.of(90));
    }

    @Test
    void the_customers_stock_rises_once_however_often_the_receipt_comes() {
        UUID shipment = scene.booked().id();
        logistics.goodsIssued(scene.goods().id(), "80000002");

        logistics.receiveGoods(shipment);
        logistics.receiveGoods(shipment);

        assertThat(scene.order().status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(onHand(LocationType.WAREHOUSE)).containsExactly(Quantity.of(10));
        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.RECEIVED);
    }

    @Test
    void no_goods_leave_for_an_order_that_is_cancelled() {
        scene.booked();
        scene.cancel();

        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> logistics.goodsIssued(scene.goods().id(), "80000003"));
        assertThat(onHand(LocationType.PLANT)).containsExactly(Quantity.of(100));
    }

    @Test
    void a_late_pick_up_raises_an_alert_once() {
        UUID shipment = scene.booked().id();

        logistics.reportOverdue(shipment, Overdue.PICKUP_OVERDUE);
        logistics.reportOverdue(shipment, Overdue.PICKUP_OVERDUE);

        assertThat(scene.shipment().alerts()).containsExactly("The carrier has not picked the goods up in time");
    }

    @Test
    void a_delivery_without_proof_in_due_time_raises_an_alert_and_one_with_proof_does_not() {
        UUID shipment = scene.booked().id();
        scene.tell(CarrierStatus.DELIVERED, NOON, null);
        logistics.reportOverdue(shipment, Overdue.DELIVERY_OVERDUE);
        assertThat(scene.shipment().alerts()).singleElement().asString().contains("no proof");

        scene.tell(CarrierStatus.DELIVERED, NOON, proof());
        logistics.reportOverdue(shipment, Overdue.PICKUP_OVERDUE);
        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(scene.shipment().alerts()).hasSize(1);
    }

    private List<Quantity> onHand(LocationType type) {
        return inventory.stock(type, List.of(scene.goods().kettle())).stream().map(Stock::onHand).toList();
    }
}
