package dev.baton.trade;

import static dev.baton.trade.Trade.line;

import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.ClosingReason;
import dev.baton.order.Closings;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An order over 113.00, VAT included, whose money is held and whose goods are reserved, and which no process drives.
 *
 * @param id under which its goods are reserved
 * @param kettle of which 10 are ordered, at 11.30 each
 */
public record Consignment(OrderId order, UUID id, CustomerId customer, LocationId plant, Sku kettle) {

    public static Consignment allocated(BeanFactory beans) {
        Trade trade = new Trade(beans);
        CustomerId customer = trade.distributor("1000.00");
        LocationId plant = trade.plant("EAST");
        Sku kettle = trade.product("11.30");
        trade.receive(plant, line(kettle, 100));
        OrderId order = trade.priced(customer, PaymentMethod.PREPAID, line(kettle, 10));
        beans.getBean(Payments.class).hold(order);
        beans.getBean(Orders.class).markApproved(order, "test");
        beans.getBean(Allocation.class).reserve(order, null);
        return new Consignment(order, trade.consignment(order), customer, plant, kettle);
    }

    /** Lets all of it leave and be received, as far as the order knows; it is in SAP already. */
    public void deliver(BeanFactory beans) {
        new Trade(beans).deliver(id);
    }

    /** None of the stock at its plant proves to be there. */
    public void withdraw(BeanFactory beans) {
        beans.getBean(GoodsMovements.class).adjust(plant, List.of(new StockChange(kettle, Quantity.of(-100))),
                MovementReason.CORRECTION, Trade.name("C"));
    }

    /**
     * Cancels the order as far as its fence and its state go; nothing is undone.
     *
     * @return false if it is too late
     */
    public boolean cancel(BeanFactory beans) {
        return Boolean.TRUE.equals(beans.getBean(TransactionTemplate.class).execute(status -> {
            boolean closed = beans.getBean(OrderFence.class).close(order);
            if (closed) {
                beans.getBean(Closings.class).begin(order, ClosingReason.CANCEL_REQUESTED, 1, null);
            }
            return closed;
        }));
    }
}
