package dev.baton.payment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What the answer about an order says while it waits for money. */
@BatonTest
class PaymentWaitPartTest {

    private final Api integrator;
    private final Payments payments;
    private final Trade trade;

    @Autowired
    PaymentWaitPartTest(TestRestTemplate http, Payments payments, BeanFactory beans) {
        this.integrator = new Api(http, "integrator");
        this.payments = payments;
        this.trade = new Trade(beans);
    }

    @Test
    void it_says_what_is_short_until_when_it_waits_and_at_which_place() {
        CustomerId customer = trade.distributor("100.00");
        OrderId first = waiting(customer, PaymentMethod.PREPAID, "150.00");
        OrderId second = waiting(customer, PaymentMethod.PREPAID, "60.00");

        JsonNode wait = wait(first);
        assertThat(wait.path("accountId").asText()).isEqualTo(prepaid(customer).value());
        assertThat(wait.path("amount").asText()).isEqualTo("150.00");
        assertThat(wait.path("shortfall").asText()).isEqualTo("50.00");
        assertThat(wait.path("place").asInt()).isEqualTo(1);
        assertThat(Instant.parse(wait.path("deadline").asText())).isAfter(Instant.parse(wait.path("since").asText()));
        assertThat(wait.path("reason").asText()).contains("less than the order needs");
        assertThat(wait(second).path("place").asInt()).isEqualTo(2);
        assertThat(wait(second).path("shortfall").asText()).isEqualTo("0.00");
        assertThat(wait(second).path("reason").asText()).contains("waited for the account longer");

        trade.topUp(customer, "110.00");
        assertThat(wait(first).isMissingNode()).as("it waits no more").isTrue();
    }

    @Test
    void of_an_order_on_credit_it_says_whether_there_is_credit_at_all() {
        CustomerId none = trade.distributor("0.00", "0.00", "EAST");
        CustomerId little = trade.distributor("0.00", "50.00", "EAST");

        assertThat(wait(waiting(none, PaymentMethod.CREDIT, "60.00")).path("reason").asText())
                .contains("no credit terms");
        JsonNode exceeded = wait(waiting(little, PaymentMethod.CREDIT, "60.00"));
        assertThat(exceeded.path("reason").asText()).contains("credit limit");
        assertThat(exceeded.path("shortfall").asText()).isEqualTo("10.00");
    }

    private OrderId waiting(CustomerId customer, PaymentMethod method, String total) {
        OrderId order = trade.priced(customer, method, line(trade.product(total), 1));
        payments.hold(order);
        return order;
    }

    private JsonNode wait(OrderId order) {
        return integrator.read("/api/orders/" + order).path("paymentWait");
    }
}
