package dev.baton.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class SubstitutionOverHttpTest {

    private static final String ACCEPT = "{\"decision\": \"ACCEPT\"}";
    private static final String DECLINE = "{\"decision\": \"DECLINE\"}";

    private final TestRestTemplate http;
    private final Api integrator;
    private final ShortStock shop;

    @Autowired
    SubstitutionOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http;
        this.integrator = new Api(http, "integrator");
        this.shop = new ShortStock(beans);
    }

    @Test
    void a_proposal_is_read_with_its_order_and_decided() {
        OrderId order = shop.proposed();
        JsonNode proposal = integrator.read(path(order));
        assertThat(proposal.path("orderId").asText()).isEqualTo(order.toString());
        assertThat(proposal.path("difference").asText()).isEqualTo("50.00");
        assertThat(proposal.path("lines").path(0).path("to").path("unitPrice").asText()).isEqualTo("105.00");
        assertThat(proposal.path("lines").path(0).path("reason").asText()).isEqualTo("A pan boils water too");
        assertThat(integrator.read("/api/orders/" + order).path("substitution")).isEqualTo(proposal);

        JsonNode declined = decided(new Api(http, "operator"), order, DECLINE, 202);

        assertThat(declined.path("state").asText()).isEqualTo("DECLINED");
        assertThat(declined.path("decidedBy").asText()).isEqualTo("operator");
        assertThat(decided(integrator, order, DECLINE, 202)).isEqualTo(declined);
        assertThat(decided(integrator, order, ACCEPT, 409).path("state").asText()).isEqualTo("DECLINED");
        assertThat(integrator.read("/api/orders/" + order).has("substitution")).isFalse();
    }

    @Test
    void faults_are_told() {
        OrderId order = shop.waiting();
        JsonNode faulty = decided(integrator, order, "{\"decision\": \"PERHAPS\"}", 400);
        assertThat(faulty.path("errors").findValuesAsText("pointer")).containsExactly("/decision");
        decided(integrator, order, "{}", 400);
        decided(integrator, order, "no json", 400);
        decided(integrator, order, ACCEPT, 404);
        decided(integrator, new OrderId(UUID.randomUUID()), ACCEPT, 404);
        assertThat(integrator.get(path(order)).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void each_role_may_what_it_may() {
        OrderId order = shop.proposed();
        Api analyst = new Api(http, "analyst");
        assertThat(analyst.get(path(order)).getStatusCode().value()).isEqualTo(200);
        decided(analyst, order, DECLINE, 403);
        decided(new Api(http, "finance"), order, DECLINE, 403);
        Api dealer = new Api(http, "dealer");
        assertThat(dealer.get(path(order)).getStatusCode().value()).as("another customer's").isEqualTo(404);
        decided(dealer, order, ACCEPT, 404);
        assertThat(decided(integrator, order, ACCEPT, 202).path("state").asText()).isEqualTo("ACCEPTED");
    }

    private static String path(OrderId order) {
        return "/api/orders/" + order + "/substitution";
    }

    private static JsonNode decided(Api who, OrderId order, String body, int status) {
        ResponseEntity<JsonNode> answer = who.post(path(order), Trade.name("key"), body);
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody());
    }
}
