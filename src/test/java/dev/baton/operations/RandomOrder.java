package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.amendment.AmendmentPreview;
import dev.baton.amendment.OrderAmendments;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.logistics.Difference;
import dev.baton.logistics.Logistics;
import dev.baton.logistics.ShipmentReceipts;
import dev.baton.logistics.ShipmentView;
import dev.baton.logistics.ShipmentViews;
import dev.baton.order.Amendment;
import dev.baton.order.Cancellations;
import dev.baton.order.LineCancellation;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.Placing;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.settlement.Settlements;
import dev.baton.settlement.share.Refunds;
import dev.baton.trade.Asking;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * One order that no process drives, and what happens to it: amended and partly cancelled as long as it may be, then shipped, received with
 * differences, settled and refunded; or cancelled whole. Another way to change it after its delivery is one more action of {@link #afterwards}.
 */
final class RandomOrder {

    private static final Caller ADMIN = new Caller("random", Set.of(Role.ADMIN), null);
    private static final String OPENING = "1000000.00";

    private final BeanFactory beans;
    private final Random chance;
    private final List<String> story = new ArrayList<>();
    private final Map<Sku, Money> prices = new HashMap<>();
    private final OrderSums sums;
    private final CustomerId buyer;
    private final CustomerId seller;
    private final LocationId plant;
    private final OrderId id;
    private final Undriven undriven;

    RandomOrder(BeanFactory beans, long seed) {
        this.beans = beans;
        this.chance = new Random(seed);
        Trade trade = new Trade(beans);
        this.buyer = trade.distributor(OPENING);
        this.seller = trade.distributor("0.00");
        this.plant = trade.plant("EAST");
        for (int product = 0; product < 4; product++) {
            String price = new Money(10_000 + chance.nextInt(90_000), Trade.CURRENCY).toMajor();
            Sku sku = trade.product(price);
            prices.put(sku, Trade.money(price));
            trade.receive(plant, new StockLine(sku, Quantity.of(OrderSums.STOCK)));
        }
        this.id = new Placing(beans).aside(Placing.order(buyer, lines()));
        this.undriven = new Undriven(beans, id);
        this.sums = new OrderSums(beans, id, buyer, Trade.money(OPENING), prices);
    }

    /** What has happened so far, in words. */
    List<String> story() {
        return List.copyOf(story);
    }

    void live() {
        did("priced", undriven::price);
        for (int step = chance.nextInt(5); step > 0 && !isOver(); step--) {
            amendSomehow();
        }
        if (!isOver() && chance.nextInt(6) == 0) {
            did("cancelled", () -> {
                bean(Cancellations.class).cancel(id, "random", ADMIN);
                undriven.undo();
            });
        }
        if (isOver()) {
            assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
        } else {
            fulfil();
            afterwards();
        }
        sums.assertNothingFoundWrong();
    }

    private void amendSomehow() {
        if (chance.nextBoolean()) {
            approve();
        }
        if (chance.nextBoolean()) {
            cancelPart();
        } else {
            amend();
        }
    }

    private void amend() {
        Amendment amendment = new Amendment(List.of(lines()), null, null);
        AmendmentPreview preview =
                Asking.patiently(() -> bean(OrderAmendments.class).preview(id, amendment, ADMIN));
        int before = order().revision();
        did("amended to " + preview.price().total(), () -> Asking.patiently(() -> {
            bean(OrderAmendments.class).amend(id, amendment, ADMIN);
            return true;
        }));
        if (order().revision() > before) {
            startOver(preview.price().total());
        }
    }

    private void cancelPart() {
        List<OrderLine> goods = order().goods();
        OrderLine line = goods.get(chance.nextInt(goods.size()));
        Quantity some = Quantity.of(1 + chance.nextInt(line.quantity().value().intValueExact()));
        Quantity ordered = line.everOrdered();
        did("cancelled " + some + " of " + line.quantity() + " of line " + line.lineNo(),
                () -> Asking.patiently(() -> bean(OrderAmendments.class).cancellationOfPart(id, line.lineNo(),
                        new LineCancellation(some, "random"), ADMIN)).run());
        if (order().status() == OrderStatus.CANCELLING) {
            undriven.undo();
            sums.check();
            return;
        }
        startOver(null);
        assertThat(order().goods()).filteredOn(each -> each.lineNo() == line.lineNo())
                .allSatisfy(left -> assertThat(left.everOrdered()).isEqualTo(ordered));
    }

    /** @param said the total that the order was said to have; null if it was not said */
    private void startOver(@Nullable Money said) {
        undriven.undo();
        sums.check();
        assertThat(order().status()).isEqualTo(OrderStatus.RECEIVED);
        did("priced again", undriven::price);
        if (said != null) {
            assertThat(order().total()).as("as the preview said").isEqualTo(said);
        }
    }

    private void approve() {
        if (order().status() == OrderStatus.PRICED) {
            did("approved", () -> bean(Orders.class).markApproved(id, "random"));
        }
    }

    private void fulfil() {
        approve();
        did("reserved", () -> bean(Allocation.class).reserve(id, null));
        OrderLine first = order().goods().getFirst();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> bean(OrderAmendments.class)
                .cancellationOfPart(id, first.lineNo(), new LineCancellation(Quantity.of(1), "late"), ADMIN));
        did("released", () -> bean(Orders.class).markReleased(id, Trade.name("SO"), null));
        undriven.sell(seller, 1_000, chance.nextInt(1_000));
        for (Consignment consignment : bean(Consignments.class).of(id)) {
            deliver(consignment.id());
        }
    }

    private void deliver(UUID consignment) {
        did("shipped", () -> {
            undriven.ship(consignment, plant);
        });
        UUID shipment =
                bean(ShipmentViews.class).of(id).stream().filter(view -> view.consignmentId().equals(consignment))
                        .map(ShipmentView::id).findFirst().orElseThrow();
        List<Difference> differences = differences();
        did("received with " + differences.size() + " differences", () -> {
            bean(ShipmentReceipts.class).confirm(shipment, differences, ADMIN);
            bean(Logistics.class).receiveGoods(shipment);
        });
        did("settled", () -> bean(Settlements.class).settle(consignment, false));
    }

    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        for (OrderLine line : order().goods()) {
            if (chance.nextInt(4) == 0 && seen.add(line.sku())) {
                int some = 1 + chance.nextInt(line.quantity().value().intValueExact());
                differences.add(new Difference(line.sku(),
                        Difference.Kind.values()[chance.nextInt(Difference.Kind.values().length)], Quantity.of(some)));
            }
        }
        return differences;
    }

    /** What may happen to an order that is settled. */
    private void afterwards() {
        for (int step = chance.nextInt(5); step > 0; step--) {
            refund();
        }
    }

    private void refund() {
        Money left = sums.captured().minus(sums.refunded());
        Money amount = new Money(1 + chance.nextLong(left.minor() + 2), Trade.CURRENCY);
        if (amount.compareTo(left) > 0) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> bean(Refunds.class).refund(id, amount, "too much", "random"));
            sums.check();
        } else {
            did("refunded " + amount, () -> bean(Refunds.class).refund(id, amount, "random", "random"));
        }
    }

    private NewOrder.Line[] lines() {
        List<Sku> skus = List.copyOf(prices.keySet());
        return IntStream.rangeClosed(0, chance.nextInt(4))
                .mapToObj(number -> Placing.line(skus.get(chance.nextInt(skus.size())),
                        String.valueOf(1 + chance.nextInt(30))))
                .toArray(NewOrder.Line[]::new);
    }

    private void did(String what, Runnable step) {
        story.add(what);
        step.run();
        sums.check();
    }

    private boolean isOver() {
        return order().status().isFinal();
    }

    private Order order() {
        return bean(Orders.class).get(id);
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
