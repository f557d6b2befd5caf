package dev.baton.sap;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.SoldPart;
import dev.baton.allocation.SoldParts;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.odata.ODataEntity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the sales order of an order, once, and releases the order with it. */
@Service
public class SalesOrders {

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final Allocation allocation;
    private final Payments payments;
    private final SoldParts soldParts;
    private final SapSteps steps;
    private final SapRequests requests;
    private final SapMappings mappings;
    private final SapSalesOrders salesOrders;
    private final SapProperties sap;

    SalesOrders(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            Allocation allocation,
            Payments payments,
            SoldParts soldParts,
            SapSteps steps,
            SapRequests requests,
            SapMappings mappings,
            SapSalesOrders salesOrders,
            SapProperties sap) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.allocation = allocation;
        this.payments = payments;
        this.soldParts = soldParts;
        this.steps = steps;
        this.requests = requests;
        this.mappings = mappings;
        this.salesOrders = salesOrders;
        this.sap = sap;
    }

    /**
     * The number of the order's sales order, made now unless SAP has it already.
     *
     * <p>From the moment in which SAP is asked the order's stock stays reserved, unless SAP refuses.
     *
     * @throws ReservationExpiredException if the stock was given back before that
     * @throws PaymentDueException if not all of its total is held
     * @throws OrderClosedException if the order is closed; what SAP has made of it until then, the reversal finds
     */
    public SapAnswer<String> create(OrderId orderId) {
        return steps.run(key(orderId), () -> settle(orderId), () -> allocation.unconfirm(orderId));
    }

    private String settle(OrderId orderId) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intend(orderId)));
        return switch (intended.intent()) {
            case SapIntent.Done done -> done.number();
            case SapIntent.Fresh fresh ->
                keep(intended.order(), place(intended, fresh.requestId(), fresh.requestedAt()));
            case SapIntent.Open open -> keep(intended.order(), found(intended, open));
        };
    }

    private Intended intend(OrderId orderId) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        SapIntent intent = requests.intend(key(orderId));
        if (!(intent instanceof SapIntent.Done)) {
            requireGoodsAndMoney(order);
        }
        List<SoldPart> parts = soldParts.of(orderId);
        return new Intended(intent, order, parts, mappings.of(order, parts));
    }

    /** Behind the fence, which keeps both as they are until the intent is committed. */
    private void requireGoodsAndMoney(Order order) {
        if (!allocation.confirm(order.id())) {
            throw new ReservationExpiredException(order.id());
        }
        if (!payments.covers(order)) {
            throw new PaymentDueException(order.id());
        }
    }

    private static SapKey key(OrderId orderId) {
        return SapKey.of(orderId, SapStep.SALES_ORDER);
    }

    private ODataEntity found(Intended intended, SapIntent.Open open) {
        Optional<ODataEntity> made = salesOrders.find(intended.order().number());
        return made.isPresent() ? made.get() : place(intended, open.requestId(), open.requestedAt());
    }

    private ODataEntity place(Intended intended, String requestId, Instant requestedAt) {
        SalesOrderDraft draft = new SalesOrderDraft(intended.order(), intended.parts(), intended.numbers());
        return salesOrders.create(draft.toEntity(sap), requestId, requestedAt);
    }

    private String keep(Order order, ODataEntity salesOrder) {
        String number = salesOrder.text("SalesOrder");
        try {
            transactions.executeWithoutResult(status -> {
                requests.done(key(order.id()), number);
                orders.markReleased(order.id(), number, SapSalesOrders.netAmount(salesOrder, order));
            });
        } catch (OrderClosedException closed) {
            // the order does not go on, but what SAP has for it is to be known
            transactions.executeWithoutResult(status -> requests.done(key(order.id()), number));
            throw closed;
        }
        return number;
    }

    private record Intended(SapIntent intent, Order order, List<SoldPart> parts, SapNumbers numbers) {}
}
