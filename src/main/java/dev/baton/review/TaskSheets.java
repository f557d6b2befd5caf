package dev.baton.review;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.Pricing.AppliedPolicy;
import dev.baton.platform.money.Money;
import dev.baton.review.ReviewTask.Discount;
import dev.baton.review.ReviewTask.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down for a reviewer what there is to see of an order. */
@Component
class TaskSheets {

    private final Orders orders;
    private final Customers customers;
    private final Balances balances;

    TaskSheets(Orders orders, Customers customers, Balances balances) {
        this.orders = orders;
        this.customers = customers;
        this.balances = balances;
    }

    /**
     * @param facts that the rules were asked about
     * @param risk what is to be said of the order's risk at first sight
     */
    ReviewTask write(Order order, List<Reason> reasons, Map<String, Object> facts, String risk) {
        Customer customer = customers.find(order.customerId()).orElseThrow();
        LocalDate requested = order.requestedDeliveryDate();
        return new ReviewTask(
                order.number(),
                order.externalReference(),
                customer.label(),
                customer.tier(),
                requested == null ? "as soon as possible" : requested.toString(),
                words(order.paymentMethod()),
                balances.available(order).map(Money::words).orElse("no account"),
                stock(facts),
                risk,
                order.lines().stream().map(TaskSheets::line).toList(),
                orders.policies(order.id()).stream().map(TaskSheets::discount).toList(),
                reasons,
                order.subtotal().words(),
                order.discount().words(),
                order.total().words());
    }

    private static String stock(Map<String, Object> facts) {
        if (is(facts, "stockCoversOrder")) {
            return "all of it is at one plant";
        }
        if (is(facts, "preOrder")) {
            return "not all goods are released yet";
        }
        String production = is(facts, "plannedSupplyCovers")
                ? "production has it in " + facts.get("plannedSupplyDays") + " days"
                : "no production that makes it is in sight";
        return "no plant has all of it; products that are short where most is: " + facts.get("shortLines") + "; "
                + production;
    }

    private static boolean is(Map<String, Object> facts, String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }

    private static Line line(OrderLine line) {
        return new Line(
                String.valueOf(line.lineNo()),
                line.isGoods() ? line.sku() + " " + line.name() : line.name(),
                line.isGoods() ? line.quantity() + " " + line.unit() : "",
                line.unitPrice().grouped(),
                line.discount().grouped(),
                line.total().grouped());
    }

    private static Discount discount(AppliedPolicy policy) {
        return new Discount(policy.policy(), policy.reason(), policy.amount().grouped());
    }

    private static String words(PaymentMethod method) {
        return switch (method) {
            case PREPAID -> "from the prepaid account";
            case CREDIT -> "on credit";
            case ONLINE -> "online";
            case POS -> "at the counter";
            case VOUCHER -> "by voucher";
        };
    }
}
