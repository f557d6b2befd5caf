package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.amendment.AmendmentPreview;
import dev.baton.amendment.OrderAmendments;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Amendment;
import dev.baton.order.Cancellations;
import dev.baton.order.LineCancellation;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.Placing;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.settlement.share.Refunds;
import dev.baton.trade.Asking;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One order that no process drives, and what happens to it: amended and partly cancelled as long as it may be, then shipped in one or two parts,
 * received with differences and settled, given back and exchanged in parts, and refunded; or cancelled whole.
 */
final class RandomOrder {

    private static final Caller ADMIN = new Caller("random", Set.of(Role.ADMIN), null);
    private static final String OPENING = "1000000.00";
    private static final Quantity HALF = Quantity.of("0.5");
    private static final SourcingPolicy SPLIT =
            new SourcingPolicy("TEST", "At random", Fulfilment.SPLIT, 5, List.of(Criterion.REGION));

    private final BeanFactory beans;
    private final Random chance;
    private final List<String> story = new ArrayList<>();
    private final RandomGoods goods;
    private final OrderSums sums;
    private final CustomerId buyer;
    private final CustomerId seller;
    private final CameBack cameBack = new CameBack();
    private final RandomDelivery delivery;
    private final RandomReturns returns;
    /** Sold by a distributor, of whose orders finance may refund any amount; what the manufacturer sells is exchanged too. */
    private final boolean refundable;
    private final OrderId id;
    private final Undriven undriven;

    RandomOrder(BeanFactory beans, long seed) {
        this.beans = beans;
        this.chance = new Random(seed);
        // the first that chance says of seeds that follow each other is the same
        this.refundable = seed % 2 == 0;
        Trade trade = new Trade(beans);
        this.buyer = trade.distributor(OPENING);
        this.seller = trade.distributor("0.00");
        Map<Sku, Money> prices = new LinkedHashMap<>();
        List<LocationId> plants = List.of(trade.plant("EAST"), trade.plant("EAST"));
        for (int product = 0; product < 4; product++) {
            String price = new Money(10_000 + chance.nextInt(90_000), Trade.CURRENCY).toMajor();
            Sku sku = trade.product(price);
            prices.put(sku, Trade.money(price));
            trade.receive(plants.get(product % 2), new StockLine(sku, Quantity.of(OrderSums.STOCK)));
        }
        this.goods = new RandomGoods(chance, List.copyOf(prices.keySet()));
        this.id = new Placing(beans).aside(Placing.order(buyer, goods.lines()));
        this.undriven = new Undriven(beans, id);
        this.sums = new OrderSums(beans, id, buyer, Trade.money(OPENING), prices, cameBack);
        this.delivery = new RandomDelivery(beans, id, goods, undriven, cameBack, this::did);
        this.returns = new RandomReturns(beans, chance, id, !refundable, cameBack, this::did);
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
        Amendment amendment = new Amendment(List.of(goods.lines()), null, null);
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
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bean(OrderAmendments.class)
                .cancellationOfPart(id, line.lineNo(), new LineCancellation(HALF, "random"), ADMIN));
        Quantity some = Quantity.of(1 + chance.nextInt(line.quantity().value().intValueExact()));
        Quantity ordered = line.everOrdered();
        Runnable cancellation = Asking.patiently(() -> bean(OrderAmendments.class).cancellationOfPart(id, line.lineNo(),
                new LineCancellation(some, "random"), ADMIN));
        did("cancelled " + some + " of " + line.quantity() + " of line " + line.lineNo(),
                () -> bean(TransactionTemplate.class).executeWithoutResult(status -> cancellation.run()));
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
        did("reserved", () -> bean(Allocation.class).reserve(id, SPLIT));
        OrderLine first = order().goods().getFirst();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> bean(OrderAmendments.class)
                .cancellationOfPart(id, first.lineNo(), new LineCancellation(Quantity.of(1), "late"), ADMIN));
        did("released", () -> bean(Orders.class).markReleased(id, Trade.name("SO"), null));
        if (refundable) {
            undriven.sell(seller, 1_000, chance.nextInt(1_000));
        }
        for (Consignment consignment : bean(Consignments.class).of(id)) {
            delivery.happen(consignment);
            afterwards();
        }
        returns.finish();
    }

    /** What may happen to an order of which something is settled. */
    private void afterwards() {
        for (int step = chance.nextInt(16); step > 0; step--) {
            if (refundable && chance.nextInt(5) == 0) {
                refund();
            } else {
                returns.step();
            }
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
