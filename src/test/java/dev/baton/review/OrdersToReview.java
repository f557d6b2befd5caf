package dev.baton.review;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.order.Channel;
import dev.baton.order.NewOrder;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.Pricing;
import dev.baton.order.ShipTo;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Priced orders that no process drives, so that a test takes each step itself. */
final class OrdersToReview {

    static final Sku POT = new Sku("REVIEW-POT");

    private final Customers customers;
    private final Products products;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrdersToReview(ApplicationContext baton) {
        customers = baton.getBean(Customers.class);
        products = baton.getBean(Products.class);
        orders = baton.getBean(Orders.class);
        jdbc = baton.getBean(JdbcClient.class);
        transaction = baton.getBean(TransactionTemplate.class);
    }

    /** An order of a customer of its own, which has 1,000.00 to spend. */
    OrderId priced(int pots) {
        return Objects.requireNonNull(transaction.execute(status -> accept(pots)));
    }

    private OrderId accept(int pots) {
        CustomerId customer = new CustomerId("RV-" + UUID.randomUUID().toString().substring(0, 8));
        customers.register(new Registration(
                new Customer(customer, CustomerType.DISTRIBUTOR, "Pots and Pans Ltd", null, "GOLD", "EAST",
                        CustomerStatus.ACTIVE, "CNY", null),
                Money.parse("1000.00", "CNY")));
        products.put(new Product(POT, "Pot", "KITCHENWARE", "PCS", true, Money.parse("12.50", "CNY"), null, null,
                Product.USUAL_TAX_RATE));
        OrderId id = orders.accept(
                new NewOrder(Channel.DISTRIBUTOR, UUID.randomUUID().toString(), customer, "CNY", null,
                        PaymentMethod.PREPAID,
                        List.of(), new ShipTo("Anna", "Road 1", "Shanghai", "EAST", null, "CN"),
                        List.of(new NewOrder.Line(POT, Quantity.of(pots)))),
                new Caller("test", Set.of(Role.INTEGRATOR), null)).id();
        jdbc.sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(id.toString()).update();
        orders.applyPricing(orders.get(id), Pricing.NONE);
        return id;
    }
}
