package dev.baton.order;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.trade.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers, products and orders of a test's own. */
public final class Placing {

    public static final Caller INTEGRATOR = new Caller("integrator", Set.of(Role.INTEGRATOR), null);

    private static final AtomicLong INSTANCES = new AtomicLong(Long.MAX_VALUE / 2);

    private final BeanFactory beans;

    public Placing(BeanFactory beans) {
        this.beans = beans;
    }

    public CustomerId distributor() {
        return customer(CustomerType.DISTRIBUTOR);
    }

    public CustomerId customer(CustomerType type) {
        CustomerId id = new CustomerId(name("D"));
        Customer customer =
                new Customer(id, type, "Customer " + id, null, "STANDARD", "EAST", CustomerStatus.ACTIVE, "CNY", null);
        beans.getBean(Customers.class).register(new Registration(customer, null));
        return id;
    }

    /** @param price of one, in major units of CNY */
    public Sku product(String category, String price) {
        Product product = GoodsLines.product(name("SKU"), category, price);
        beans.getBean(Products.class).put(product);
        return product.sku();
    }

    /** One that is sold in parts too. */
    Sku productByTheMetre(String price) {
        return new Trade(beans).productByTheMetre(price);
    }

    public static NewOrder order(CustomerId customer, NewOrder.Line... lines) {
        return new NewOrder(
                Channel.DISTRIBUTOR, name("PO"), customer, "CNY", null, PaymentMethod.PREPAID, List.of(),
                new ShipTo("Lin Wei", "1 Harbour Road", "Ningbo", "Zhejiang", "315000", "CN"), Arrays.asList(lines));
    }

    public static NewOrder.Line line(Sku sku, String quantity) {
        return new NewOrder.Line(sku, Quantity.of(quantity));
    }

    /** An order of one line for 100.00 that no process moves, claimed for an instance that does not exist. */
    public OrderId aside() {
        return aside(order(distributor(), line(product("PAN", "10.00"), "10")));
    }

    /** This order, which no process moves. */
    public OrderId aside(NewOrder order) {
        return withoutProcess(() -> {
            OrderId id = beans.getBean(Orders.class).accept(order, INTEGRATOR).id();
            beans.getBean(Claims.class).claim(id, INSTANCES.incrementAndGet(), 1);
            return id;
        }, id -> id);
    }

    /** Ends an undoing of an order that no process moves; one that starts over stays such an order. */
    public OrderStatus endAside(OrderId order, long closing) {
        return withoutProcess(() -> beans.getBean(Closings.class).end(order, closing), ended -> order);
    }

    private <T> T withoutProcess(Supplier<T> work, Function<T, OrderId> order) {
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            T result = work.get();
            beans.getBean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ? AND type = 'start'")
                    .param(order.apply(result).toString())
                    .update();
            return result;
        }));
    }

    /** Reserves all goods of an order, as far as it knows. */
    public void allocate(OrderId id, String location) {
        beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> beans.getBean(OrderGoods.class)
                .reserve(id, all(beans.getBean(Orders.class).get(id)), location, location));
    }

    static List<LineQuantity> all(Order order) {
        return order.goods().stream().map(line -> new LineQuantity(line.lineNo(), line.quantity())).toList();
    }

    public static String name(String prefix) {
        return prefix + "-" + Ids.next().toString().substring(14);
    }
}
