package dev.baton.campaign;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.GroupBuy;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class CampaignsOverHttpTest {

    private final Api analyst;
    private final Api integrator;
    private final GroupBuy group;
    private final Trade trade;
    private final Clock clock;

    @Autowired
    CampaignsOverHttpTest(TestRestTemplate http, BeanFactory beans, Clock clock) {
        this.analyst = new Api(http, "analyst");
        this.integrator = new Api(http, "integrator");
        this.group = new GroupBuy(http);
        this.trade = new Trade(beans);
        this.clock = clock;
    }

    private Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    @Test
    void a_campaign_is_opened_once_read_and_listed() {
        String sku = group.product("300.00");
        String body = """
                {"name": "Pans", "sku": "%s", "minimum": 10, "maximum": 20.5, "ends": "%s"}""".formatted(sku,
                tomorrow());
        String key = name("key");
        ResponseEntity<JsonNode> opened = analyst.post("/api/campaigns", key, body);
        assertThat(opened.getStatusCode().value()).as(String.valueOf(opened.getBody())).isEqualTo(201);
        JsonNode campaign = Objects.requireNonNull(opened.getBody());
        String id = campaign.path("id").asText();
        assertThat(opened.getHeaders().getLocation()).hasToString("/api/campaigns/" + id);
        assertThat(analyst.post("/api/campaigns", key, body).getBody()).isEqualTo(campaign);
        JsonNode read = integrator.read("/api/campaigns/" + id);
        assertThat(read.path("status").asText()).isEqualTo("OPEN");
        assertThat(read.path("minimum").asInt()).isEqualTo(10);
        assertThat(read.path("ordered").asInt()).isZero();
        assertThat(integrator.readAll("/api/campaigns?status=OPEN")).extracting(each -> each.path("id").asText())
                .contains(id);
        assertThat(integrator.readAll("/api/campaigns?status=MISSED")).extracting(each -> each.path("id").asText())
                .doesNotContain(id);
        assertThat(integrator.post("/api/campaigns", name("key"), body).getStatusCode().value()).isEqualTo(403);
        assertThat(integrator.get("/api/campaigns/" + UUID.randomUUID()).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void every_fault_of_a_campaign_is_told() {
        assertThat(faults(400, "{}")).containsExactly("/name", "/sku", "/minimum", "/ends");
        assertThat(faults(400, """
                {"name": "a\\u0000b", "sku": "x", "minimum": 5, "maximum": 4, "ends": "%s"}""".formatted(tomorrow())))
                .containsExactly("/name", "/maximum");
        assertThat(faults(400, """
                {"name": "", "sku": "x", "minimum": 0, "starts": "-100000-01-01T00:00:00Z", "ends": "soon"}"""))
                .containsExactly("/name", "/minimum", "/starts", "/ends");
        assertThat(faults(400, "{\"title\": \"x\"}")).containsExactly("/title");
        assertThat(faults(422, """
                {"name": "x", "sku": "nothing-like-it", "minimum": 5, "ends": "2020-01-01T00:00:00Z"}"""))
                .containsExactly("/sku", "/ends");
        assertThat(faults(422,
                """
                        {"name": "x", "sku": "%s", "minimum": 5, "starts": "0100-01-01T00:00:00Z", "ends": "9000-01-01T00:00:00Z"}"""
                        .formatted(group.product("1.00"))))
                .containsExactly("/ends", "/starts");
    }

    private List<String> faults(int status, String body) {
        ResponseEntity<JsonNode> answer = analyst.post("/api/campaigns", name("key"), body);
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody()).path("errors").findValuesAsText("pointer");
    }

    @Test
    void an_order_that_cannot_take_part_is_refused() {
        String sku = group.product("300.00");
        String other = group.product("300.00");
        String consumer = group.consumers(1).getFirst();
        String campaign = group.campaign(sku, 1, 2, tomorrow());
        assertThat(refused(group.place(consumer, other, 1, campaign), 422)).containsExactly("/lines");
        assertThat(refused(group.place(consumer, sku, 3, campaign), 422)).containsExactly("/campaign");
        assertThat(refused(group.place(consumer, sku, 1, UUID.randomUUID().toString()), 422))
                .containsExactly("/campaign");
        assertThat(refused(group.place(consumer, sku, 1, "none"), 400)).containsExactly("/campaign");
        assertThat(refused(group.place(trade.distributor("0.00").value(), sku, 1, null), 422))
                .containsExactly("/customerId");
        assertThat(refused(asDistributor(campaign, sku), 422)).contains("/campaign");
        assertThat(refused(paidBy("PREPAID", consumer, sku), 422)).containsExactly("/payment/method");
        group.callOff(campaign);
        assertThat(refused(group.place(consumer, sku, 1, campaign), 422)).containsExactly("/campaign");
        assertThat(group.campaign(campaign).path("orders").asInt()).isZero();
    }

    @Test
    void an_order_that_takes_part_says_so_and_is_not_amended() {
        String sku = group.product("300.00");
        String campaign = group.campaign(sku, 1, 2, tomorrow());
        ResponseEntity<JsonNode> placed = group.place(group.consumers(1).getFirst(), sku, 1, campaign);
        JsonNode order = Objects.requireNonNull(placed.getBody());
        assertThat(order.path("campaign").asText()).isEqualTo(campaign);
        String id = order.path("id").asText();
        group.awaitStatus(id, "AWAITING_PAYMENT");
        assertThat(group.order(id).path("campaign").asText()).isEqualTo(campaign);
        assertThat(group.amend(id, sku, 2).getStatusCode().value()).isEqualTo(409);
        assertThat(group.campaign(campaign).path("ordered").asInt()).isEqualTo(1);
        group.cancel(id);
        group.awaitStatus(id, "CANCELLED");
        assertThat(group.campaign(campaign).path("ordered").asInt()).isZero();
    }

    @Test
    void an_order_in_a_file_may_take_part_too() {
        String sku = group.product("300.00");
        String campaign = group.campaign(sku, 1, tomorrow());
        JsonNode done = integrator.importing("/api/orders/imports",
                """
                        channel,externalReference,customerId,currency,paymentMethod,shipToName,shipToLine1,shipToCity,shipToCountry,sku,quantity,campaign
                        GROUP_BUY,%s,%s,CNY,ONLINE,Somebody,Road 1,Shanghai,CN,%s,2,%s
                        """
                        .formatted(name("GB"), group.consumers(1).getFirst(), sku, campaign));
        assertThat(done.path("accepted").asInt()).as(done.toString()).isEqualTo(1);
        assertThat(group.campaign(campaign).path("ordered").asInt()).isEqualTo(2);
    }

    private ResponseEntity<JsonNode> asDistributor(String campaign, String sku) {
        return integrator.post("/api/orders", name("key"), order("DISTRIBUTOR", "PREPAID",
                trade.distributor("0.00").value(), sku, ", \"campaign\": \"" + campaign + "\""));
    }

    private ResponseEntity<JsonNode> paidBy(String method, String consumer, String sku) {
        return integrator.post("/api/orders", name("key"), order("GROUP_BUY", method, consumer, sku, ""));
    }

    private static String order(String channel, String method, String customer, String sku, String more) {
        return """
                {"channel": "%s", "externalReference": "%s", "customerId": "%s", "currency": "CNY", "payment": {"method": "%s"},
                 "shipTo": {"name": "Somebody", "line1": "Road 1", "city": "Shanghai", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": 1}]%s}"""
                .formatted(channel, name("GB"), customer, method, sku, more);
    }

    private static List<String> refused(ResponseEntity<JsonNode> answer, int status) {
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody()).path("errors").findValuesAsText("pointer");
    }
}
