package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ComplaintOverHttpTest {

    private static final String TEXT = "{\"text\": \"It leaks\"}";
    private static final String COMPLAINT = "{\"category\": \"QUALITY\", \"text\": \"It leaks\"}";

    private final TestRestTemplate http;
    private final Api integrator;
    private final Api dealer;
    private final Desk desk;
    private final Written written;
    private final JdbcClient jdbc;

    @Autowired
    ComplaintOverHttpTest(TestRestTemplate http, BeanFactory beans, JdbcClient jdbc) {
        this.http = http;
        this.integrator = new Api(http, "integrator");
        this.dealer = new Api(http, "dealer");
        this.desk = new Desk(http, beans);
        this.written = new Written(beans);
        this.jdbc = jdbc;
    }

    @Test
    void a_complaint_is_opened_read_and_listed() {
        OrderId order = desk.order();
        String key = Trade.name("key");
        ResponseEntity<JsonNode> opened = integrator.post("/api/orders/" + order + "/complaints", key, COMPLAINT);
        assertThat(opened.getStatusCode().value()).isEqualTo(201);
        JsonNode complaint = opened.getBody();
        assertThat(complaint).isNotNull();
        String id = complaint.path("id").asText();
        assertThat(opened.getHeaders().getLocation()).hasToString("/api/complaints/" + id);
        assertThat(complaint.path("number").asText()).matches("BC-\\d{4}-\\d{6}");
        assertThat(complaint.path("state").asText()).isEqualTo("OPEN");
        assertThat(complaint.path("route").isNull()).isTrue();
        assertThat(complaint.path("timeToFirstAnswer").isNull()).isTrue();
        assertThat(complaint.has("course")).as("what is the process's own").isFalse();
        assertThat(complaint.path("messages").findValuesAsText("text")).containsExactly("It leaks");
        ResponseEntity<JsonNode> again = integrator.post("/api/orders/" + order + "/complaints", key, COMPLAINT);
        assertThat(again.getBody()).isEqualTo(complaint);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");

        String other = desk.open(order, "RETURN");
        assertThat(ids("?orderId=" + order)).containsExactly(other, id);
        assertThat(ids("?orderId=" + order + "&state=CLOSED")).isEmpty();
        assertThat(ids("?customerId=" + desk.customer())).containsExactly(other, id);
        JsonNode first = integrator.read("/api/complaints?limit=1&orderId=" + order);
        assertThat(integrator.read("/api/complaints?limit=1&orderId=" + order + "&cursor="
                + first.path("nextCursor").asText()).path("items").findValuesAsText("id")).containsExactly(id);
        assertThat(first.path("items").path(0).has("messages")).isFalse();
        assertThat(integrator.read("/api/orders/" + order).path("complaints").findValuesAsText("id"))
                .containsExactly(id, other);
        assertThat(desk.timeline(order)).contains("complaint.opened");
    }

    private List<String> ids(String query) {
        return integrator.readAll("/api/complaints" + query).stream().map(found -> found.path("id").asText()).toList();
    }

    @Test
    void every_fault_is_told() {
        String path = "/api/orders/" + desk.order() + "/complaints";
        assertThat(pointers(desk.post(path, "{}", 400))).containsExactly("/category", "/text");
        assertThat(
                pointers(desk.post(path, "{\"category\": \"WEATHER\", \"text\": \"%s\"}".formatted("x".repeat(2_001)),
                        400)))
                .containsExactly("/category", "/text");
        assertThat(pointers(desk.post(path, "{\"category\": \"OTHER\", \"text\": \"a\\u0000b\"}", 400)))
                .containsExactly("/text");
        desk.post(path, "no json", 400);
        String complaint = desk.open(desk.order(), "OTHER");
        for (String what : List.of("messages", "reopening")) {
            assertThat(pointers(desk.post("/api/complaints/" + complaint + "/" + what, "{}", 400)))
                    .containsExactly("/text");
            assertThat(withoutKey("/api/complaints/" + complaint + "/" + what)).isEqualTo(400);
        }
        assertThat(withoutKey(path)).isEqualTo(400);
        for (String query : List.of("orderId=x", "state=LOST", "limit=0", "limit=201", "cursor=x")) {
            assertThat(integrator.get("/api/complaints?" + query).getStatusCode().value()).as(query).isEqualTo(400);
        }
        JsonNode report = new Api(http, "operator").read("/api/complaints/report?from=x&to=y");
        assertThat(pointers(report)).containsExactly("/from", "/to");
        String nowhere = "/api/complaints/" + UUID.randomUUID();
        desk.post("/api/orders/" + UUID.randomUUID() + "/complaints", COMPLAINT, 404);
        desk.post(nowhere + "/messages", TEXT, 404);
        desk.post(nowhere + "/reopening", TEXT, 404);
        desk.post(nowhere + "/closure", "", 404);
        assertThat(integrator.get(nowhere).getStatusCode().value()).isEqualTo(404);
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }

    private int withoutKey(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("integrator", "integrator")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(COMPLAINT, headers), JsonNode.class)
                .getStatusCode()
                .value();
    }

    @Test
    void what_does_not_fit_its_state_is_a_conflict() {
        String id = written.routed().toString();
        assertThat(desk.post("/api/complaints/" + id + "/reopening", TEXT, 409).path("state").asText())
                .isEqualTo("OPEN");
        desk.write(id, "And the lid is bent");
        written.answer(UUID.fromString(id), "SOLVE", "A new one is on its way");
        assertThat(desk.post("/api/complaints/" + id + "/messages", TEXT, 409).path("detail").asText())
                .contains("/reopening");
        assertThat(desk.reopen(id, "It leaks too").path("state").asText()).isEqualTo("OPEN");
        JsonNode closed = desk.close(id);
        assertThat(desk.close(id)).as("asked again").isEqualTo(closed);
        desk.post("/api/complaints/" + id + "/messages", TEXT, 409);
    }

    @Test
    void events_tell_of_ids_and_states_and_of_nothing_that_was_written() {
        Api operator = new Api(http, "operator");
        String subscription = Desk.post(operator, "/api/subscriptions", """
                {"url": "http://127.0.0.1:9/nobody", "secret": "a secret of sixteen letters",
                 "types": ["complaint.opened", "complaint.answered", "complaint.solved", "complaint.closed"]}""", 201)
                .path("id").asText();
        try {
            UUID id = written.routed();
            written.answer(id, "ANSWER", "Since when?");
            desk.write(id.toString(), "Since May");
            written.answer(id, "SOLVE", "A new one is on its way");
            desk.close(id.toString());
            List<String> events =
                    jdbc.sql("SELECT payload FROM outbox WHERE key = ? AND destination LIKE ? ORDER BY id")
                            .params(id.toString(), "%" + subscription)
                            .query(String.class)
                            .list();
            assertThat(events).hasSize(4).allSatisfy(
                    event -> assertThat(event).contains(id.toString()).doesNotContain("leaks", "Since", "way", "anna"));
            assertThat(events.getFirst()).contains("complaint.opened", "OPEN");
            assertThat(events.getLast()).contains("complaint.closed", "CLOSED");
        } finally {
            http.withBasicAuth("operator", "operator").delete("/api/subscriptions/" + subscription);
        }
    }

    @Test
    void others_complaints_are_not_there_and_each_role_may_what_it_may() {
        OrderId order = desk.order();
        String path = "/api/complaints/" + desk.open(order, "OTHER");
        Desk.post(dealer, "/api/orders/" + order + "/complaints", COMPLAINT, 404);
        assertThat(dealer.get(path).getStatusCode().value()).isEqualTo(404);
        Desk.post(dealer, path + "/messages", TEXT, 404);
        Desk.post(dealer, path + "/reopening", TEXT, 404);
        Desk.post(dealer, path + "/closure", "", 404);
        assertThat(dealer.readAll("/api/complaints?orderId=" + order)).isEmpty();
        assertThat(dealer.readAll("/api/complaints?customerId=" + desk.customer())).isEmpty();
        Api finance = new Api(http, "finance");
        assertThat(finance.get(path).getStatusCode().value()).as("finance answers some").isEqualTo(200);
        Desk.post(finance, path + "/messages", TEXT, 403);
        assertThat(new Api(http, "stock").get(path).getStatusCode().value()).isEqualTo(403);
        assertThat(integrator.get("/api/complaints/report").getStatusCode().value()).isEqualTo(403);
        assertThat(Desk.post(new Api(http, "operator"), path + "/closure", "", 200).path("closedBy").asText())
                .isEqualTo("operator");
    }
}
