package dev.baton.trade;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.Consignments;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.Channel;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderMoney;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PreOrders;
import dev.baton.order.Pricing;
import dev.baton.order.ShipTo;
import dev.baton.payment.Payments;
import dev.baton.payment.voucher.TopUp;
import dev.baton.payment.voucher.TopUpRuling;
import dev.baton.payment.voucher.TopUps;
import dev.baton.payment.voucher.Voucher;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes what a test trades with. Everything is new, so that tests do not meet each other's. */
public final class Trade {

    public static final String CURRENCY = "CNY";
    private static final Caller CALLER = new Caller("trade", Set.of(Role.ADMIN), null);

    private final BeanFactory beans;

    public Trade(BeanFactory beans) {
        this.beans = beans;
    }

    public static Money money(String major) {
        return Money.parse(major, CURRENCY);
    }

    /** A name that nothing else has. */
    public static String name(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 12);
    }

    public Sku product(String price) {
        return product("Kettle", "PC", price);
    }

    /** A product that is sold by the metre, in parts too. */
    public Sku productByTheMetre(String price) {
        return product("Rope", "M", price);
    }

    private Sku product(String name, String unit, String price) {
        Sku sku = new Sku(name("SKU"));
        beans.getBean(Products.class).put(new Product(
                sku, name, "KITCHEN", unit, true, money(price), null, null, Product.USUAL_TAX_RATE));
        return sku;
    }

    /** A distributor in the region {@code EAST} with so much on its prepaid account. */
    public CustomerId distributor(String openingBalance) {
        return distributor(openingBalance, null, "EAST");
    }

    public CustomerId distributor(String openingBalance, @Nullable String creditLimit, String region) {
        CustomerId id = new CustomerId(name("D"));
        Customer customer = new Customer(id, CustomerType.DISTRIBUTOR, "Distributor " + id, null, "GOLD", region,
                CustomerStatus.ACTIVE, CURRENCY, creditLimit == null ? null : money(creditLimit));
        beans.getBean(Customers.class).register(new Registration(customer, money(openingBalance)));
        return id;
    }

    /** A retailer that belongs to this distributor, of the tier {@code STD}. */
    public CustomerId retailer(CustomerId parent) {
        CustomerId id = new CustomerId(name("R"));
        beans.getBean(Customers.class).register(new Registration(new Customer(id, CustomerType.RETAILER,
                "Retailer " + id, parent, "STD", "EAST", CustomerStatus.ACTIVE, CURRENCY, null), null));
        return id;
    }

    /** The distributor that the user {@code dealer} acts for. */
    public CustomerId dealer() {
        CustomerId id = new CustomerId("D-1001");
        Customers customers = beans.getBean(Customers.class);
        if (customers.find(id).isEmpty()) {
            customers.register(new Registration(new Customer(id, CustomerType.DISTRIBUTOR, "First", null, "STANDARD",
                    "EAST", CustomerStatus.ACTIVE, CURRENCY, null), null));
        }
        return id;
    }

    /** A consumer with so much on the prepaid account. */
    public CustomerId consumer(String openingBalance) {
        CustomerId id = new CustomerId(name("C"));
        beans.getBean(Customers.class).register(new Registration(new Customer(id, CustomerType.CONSUMER,
                "Consumer " + id, null, "STD", "EAST", CustomerStatus.ACTIVE, CURRENCY, null), money(openingBalance)));
        return id;
    }

    public static AccountId prepaid(CustomerId owner) {
        return AccountId.of(owner.value(), AccountKind.PREPAID, CURRENCY);
    }

    public static AccountId receivable(CustomerId owner) {
        return AccountId.of(owner.value(), AccountKind.RECEIVABLE, CURRENCY);
    }

    /** Puts money on a distributor's prepaid account by a voucher that needs no person. */
    public void topUp(CustomerId owner, String amount) {
        TopUps topUps = beans.getBean(TopUps.class);
        Voucher voucher = new Voucher(PaidBy.BANK_TRANSFER, "ICBC", name("V"), money(amount), null, "", null);
        TopUp entered = topUps.enter(prepaid(owner), voucher, new Caller("finance", Set.of(Role.FINANCE), null));
        topUps.post(entered.id(), new TopUpRuling("TEST", "Not to be waited for", 1), null);
    }

    /** An account with so much on it, whose owner is no customer that is registered. */
    public AccountId account(String balance) {
        Ledger ledger = beans.getBean(Ledger.class);
        AccountId id = ledger.openAccount(name("O"), AccountKind.PREPAID, CURRENCY);
        if (money(balance).isPositive()) {
            ledger.transfer(name("fund"), AccountId.internal(AccountKind.BANK, CURRENCY), id, money(balance), "", "");
        }
        return id;
    }

    public LocationId plant(String region) {
        return location(LocationType.PLANT, region);
    }

    public LocationId location(LocationType type, String region) {
        LocationId id = new LocationId(name("L"));
        beans.getBean(Locations.class).open(new Location(id, type, "Location " + id, region, null));
        return id;
    }

    public void receive(LocationId location, StockLine... lines) {
        beans.getBean(GoodsMovements.class)
                .receive(location, Arrays.asList(lines), MovementReason.RECEIPT, name("R"));
    }

    public static StockLine line(Sku sku, long quantity) {
        return new StockLine(sku, Quantity.of(quantity));
    }

    /** An order at list prices that is ready to have its money held, and that no process drives. */
    public OrderId priced(CustomerId customer, PaymentMethod method, StockLine... lines) {
        Orders orders = beans.getBean(Orders.class);
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            OrderId id = accepted(customer, method, lines);
            orders.applyPricing(orders.get(id), Pricing.NONE);
            return id;
        }));
    }

    /** A consumer's order at list prices that is ready to have its money held, and that no process drives. */
    public OrderId grouped(CustomerId consumer, @Nullable UUID campaign, StockLine... lines) {
        Orders orders = beans.getBean(Orders.class);
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            OrderId id = accepted(Channel.GROUP_BUY, consumer, PaymentMethod.ONLINE, campaign, lines);
            orders.applyPricing(orders.get(id), Pricing.NONE);
            return id;
        }));
    }

    private OrderId accepted(CustomerId customer, PaymentMethod method, StockLine... lines) {
        return accepted(channel(customer), customer, method, null, lines);
    }

    private OrderId accepted(
            Channel channel,
            CustomerId customer,
            PaymentMethod method,
            @Nullable UUID campaign,
            StockLine... lines) {
        NewOrder asked = new NewOrder(channel, name("PO"), customer, CURRENCY, null, method, List.of(),
                new ShipTo("Warehouse", "Road 1", "Shanghai", "SH", "200000", "CN"),
                Arrays.stream(lines).map(line -> new NewOrder.Line(line.sku(), line.quantity())).toList(), campaign);
        OrderId id = beans.getBean(Orders.class).accept(asked, CALLER).id();
        undriven(id);
        return id;
    }

    private Channel channel(CustomerId customer) {
        return switch (beans.getBean(Customers.class).find(customer).orElseThrow().type()) {
            case DISTRIBUTOR -> Channel.DISTRIBUTOR;
            case RETAILER -> Channel.RETAILER;
            case CONSUMER -> Channel.GROUP_BUY;
        };
    }

    /** An order that is ready to have its goods reserved, and that no process drives. */
    public OrderId approved(CustomerId customer, StockLine... lines) {
        OrderId id = priced(customer, PaymentMethod.PREPAID, lines);
        Orders orders = beans.getBean(Orders.class);
        beans.getBean(OrderMoney.class).markHeld(id);
        orders.markApproved(id, "test");
        return id;
    }

    /** The same, with its total held in the ledger. */
    public OrderId paid(CustomerId customer, StockLine... lines) {
        OrderId id = priced(customer, PaymentMethod.PREPAID, lines);
        beans.getBean(Payments.class).hold(id);
        beans.getBean(Orders.class).markApproved(id, "test");
        return id;
    }

    /** A product that is released on that day. */
    public Sku unreleased(String price, LocalDate releaseOn) {
        Sku sku = product(price);
        beans.getBean(Products.class).release(sku, releaseOn);
        return sku;
    }

    /** An order that is ready to have its deposit held, and that no process drives; some of its goods are not released. */
    public OrderId preOrdered(CustomerId customer, PaymentMethod method, StockLine... lines) {
        Orders orders = beans.getBean(Orders.class);
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            OrderId id = accepted(customer, method, lines);
            Order order = orders.get(id);
            beans.getBean(PreOrders.class).judge(order, order.total());
            orders.applyPricing(order, Pricing.NONE);
            return id;
        }));
    }

    /** The one consignment of an order. */
    public UUID consignment(OrderId id) {
        return beans.getBean(Consignments.class).of(id).getFirst().id();
    }

    /** Lets a consignment leave and be received, as far as its order knows; the order has its sales order. */
    public void deliver(UUID consignmentId) {
        Consignments consignments = beans.getBean(Consignments.class);
        OrderGoods goods = beans.getBean(OrderGoods.class);
        beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            var consignment = consignments.get(consignmentId);
            consignments.move(consignmentId, State.RESERVED, State.SHIPPED);
            goods.ship(consignment.orderId(), consignment.lines());
            consignments.move(consignmentId, State.SHIPPED, State.DELIVERED);
            goods.deliver(consignment.orderId(), consignment.lines());
        });
    }

    /** Lets the time be over, and be noticed. */
    public void reservationExpires(OrderId id) {
        reservationIsOver(id);
        beans.getBean(Allocation.class).expire(beans.getBean(Consignments.class).of(id).getFirst());
    }

    /** Lets the time be over for which stock is reserved for an order. */
    public void reservationIsOver(OrderId id) {
        beans.getBean(JdbcClient.class)
                .sql("""
                        UPDATE reservation SET reserved_at = reserved_at - interval '1 day', expires_at = reserved_at - interval '1 hour'
                        WHERE reference IN (SELECT id::text FROM consignment WHERE order_id = ?)""")
                .param(id.value()).update();
    }

    /** Takes back what was sent to the engine for an order, before it has left. */
    private void undriven(OrderId id) {
        beans.getBean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'")
                .param(id.toString())
                .update();
    }
}
