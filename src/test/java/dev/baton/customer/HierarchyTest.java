package dev.baton.customer;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.paging.Limit;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class HierarchyTest {

    private final Customers customers;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Trade trade;
    private final Api operator;
    private final Api admin;
    private final Api stock;
    private final Api dealer;

    private CustomerId first = new CustomerId("unset");
    private CustomerId second = new CustomerId("unset");
    private CustomerId retailer = new CustomerId("unset");

    @Autowired
    HierarchyTest(Customers customers, JdbcClient jdbc, Clock clock, BeanFactory beans, TestRestTemplate http) {
        this.customers = customers;
        this.jdbc = jdbc;
        this.clock = clock;
        this.trade = new Trade(beans);
        this.operator = new Api(http, "operator");
        this.admin = new Api(http, "admin");
        this.stock = new Api(http, "stock");
        this.dealer = new Api(http, "dealer");
    }

    @BeforeEach
    void aRetailerOfTheFirst() {
        first = trade.distributor("0.00");
        second = trade.distributor("0.00");
        retailer = trade.retailer(first);
    }

    @Test
    void a_retailer_moves_to_another_distributor_and_its_history_tells_when_and_why() {
        Instant before = clock.instant();
        String key = name("key");
        ResponseEntity<JsonNode> moved = move(key, second.value(), "Closer by");

        assertThat(moved.getStatusCode().value()).isEqualTo(200);
        assertThat(moved.getBody()).isEqualTo(operator.read("/api/customers/" + retailer));
        assertThat(operator.read("/api/customers/" + retailer).path("parentId").asText()).isEqualTo(second.value());
        assertThat(move(key, second.value(), "Closer by").getHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(move(name("key"), second.value(), "Once more").getStatusCode().value()).isEqualTo(200);

        List<JsonNode> parents = operator.readAll("/api/customers/" + retailer + "/parents");
        assertThat(parents).extracting(item -> item.path("parentId").asText())
                .containsExactly(second.value(), first.value());
        assertThat(parents.getFirst().path("reason").asText()).isEqualTo("Closer by");
        assertThat(parents.getFirst().path("by").asText()).isEqualTo("operator");
        assertThat(parents.getFirst().path("until").isNull()).isTrue();
        assertThat(parents.getLast().path("until")).isEqualTo(parents.getFirst().path("since"));
        assertThat(operator.read("/api/customers/" + retailer + "/parents?limit=1").path("nextCursor").asText())
                .isNotEmpty();
        assertThat(customers.parentOf(retailer, before)).contains(first);
        assertThat(customers.parentOf(retailer, clock.instant())).contains(second);
        assertThat(customers.parentOf(retailer, Instant.EPOCH)).isEmpty();
        assertThat(ids("/api/customers?parentId=" + second)).containsExactly(retailer.value());
        assertThat(ids("/api/customers?parentId=" + first)).isEmpty();
    }

    @Test
    void who_cannot_be_a_parent_or_have_one_is_refused() {
        CustomerId blocked = trade.distributor("0.00");
        Customer active = customers.find(blocked).orElseThrow();
        customers.register(new Registration(new Customer(blocked, active.type(), active.name(), null, active.tier(),
                active.region(), CustomerStatus.BLOCKED, active.currency(), null), null));
        CustomerId other = trade.retailer(first);

        for (String parent : List.of(blocked.value(), other.value(), retailer.value(), name("nobody"))) {
            ResponseEntity<JsonNode> refused = move(name("key"), parent, "Why not");
            assertThat(refused.getStatusCode().value()).as(parent).isEqualTo(422);
            assertThat(pointers(refused)).as(parent).containsExactly("/parentId");
        }
        ResponseEntity<JsonNode> distributor = operator.put("/api/customers/" + second + "/parent", name("key"),
                body(first.value(), "Why not"));
        assertThat(distributor.getStatusCode().value()).isEqualTo(422);
        assertThat(operator.put("/api/customers/" + name("nobody") + "/parent", name("key"),
                body(first.value(), "Why not")).getStatusCode().value()).isEqualTo(404);
        assertThat(customers.find(retailer).orElseThrow().parentId()).isEqualTo(first);
    }

    @Test
    void a_request_is_told_all_its_faults_at_once_and_who_may_not_is_refused() {
        assertThat(pointers(move(name("key"), "no such/customer", " "))).containsExactly("/parentId", "/reason");
        assertThat(operator.put("/api/customers/" + retailer + "/parent", name("key"), "{}").getStatusCode().value())
                .isEqualTo(400);
        assertThat(operator.put("/api/customers/" + retailer + "/parent", body(second.value(), "No key"))
                .getStatusCode().value()).isEqualTo(400);
        assertThat(move(name("key"), second.value(), "\\u0000").getStatusCode().value()).isBetween(400, 499);
        assertThat(stock.put("/api/customers/" + retailer + "/parent", name("key"), body(second.value(), "Mine"))
                .getStatusCode().value()).isEqualTo(403);
        assertThat(dealer.get("/api/customers/" + retailer + "/parents").getStatusCode().value()).isEqualTo(404);
        assertThat(admin.get("/api/customers/" + name("nobody") + "/parents").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void a_file_moves_a_retailer_too_and_its_rows_are_refused_one_by_one() {
        String id = name("R");
        String rows = "id,type,name,parentId,tier,region,status,currency\n"
                + id + ",RETAILER,Corner Shop," + first + ",STD,EAST,ACTIVE,CNY\n"
                + name("R") + ",RETAILER,Other Shop," + retailer + ",STD,EAST,ACTIVE,CNY\n"
                + name("D") + ",DISTRIBUTOR,Trade," + first + ",STD,EAST,ACTIVE,CNY\n"
                + first + ",RETAILER,Was a distributor,,STD,EAST,ACTIVE,CNY\n"
                + id + ",RETAILER,Corner Shop," + second + ",STD,EAST,ACTIVE,CNY\n"
                + id + ",RETAILER,Corner Shop,,STD,EAST,ACTIVE,CNY\n";

        JsonNode done = admin.importing("/api/customers/imports", rows);

        assertThat(done.path("refusals").findValues("row")).extracting(JsonNode::asInt).containsExactly(2, 3, 4);
        assertThat(done.path("accepted").asInt()).isEqualTo(3);
        List<Belonging> parents = customers.parents(new CustomerId(id), Limit.of(null), null).items();
        assertThat(parents).extracting(Belonging::parentId).containsExactly(second, first);
        assertThat(parents).extracting(Belonging::by).containsOnly("admin");
        assertThat(parents).extracting(Belonging::until).doesNotContainNull();
        assertThat(customers.find(new CustomerId(id)).orElseThrow().parentId()).isNull();
    }

    @Test
    void of_moves_at_the_same_time_one_comes_after_the_other() {
        List<CustomerId> distributors = List.of(first, second, trade.distributor("0.00"), trade.distributor("0.00"));

        Race.of(8, number -> () -> customers.move(retailer, distributors.get(number % 4), "Race", "racer"));

        List<Belonging> parents = customers.parents(retailer, Limit.of(200), null).items();
        assertThat(parents.getFirst().parentId()).isEqualTo(customers.find(retailer).orElseThrow().parentId());
        for (int newer = 0; newer + 1 < parents.size(); newer++) {
            assertThat(parents.get(newer + 1).until()).isEqualTo(parents.get(newer).since());
            assertThat(parents.get(newer + 1).parentId()).isNotEqualTo(parents.get(newer).parentId());
        }
    }

    @Test
    void the_database_keeps_the_history_as_it_was_and_lets_belongings_not_overlap() {
        customers.move(retailer, second, "Closer by", "test");
        for (String breach : List.of(
                "UPDATE customer_parent_history SET reason = 'other' WHERE customer_id = ?",
                "UPDATE customer_parent_history SET until = NULL WHERE customer_id = ?",
                "DELETE FROM customer_parent_history WHERE customer_id = ?",
                """
                        INSERT INTO customer_parent_history (customer_id, parent_id, since, until, reason, changed_by)
                        SELECT customer_id, parent_id, since - interval '1 hour', since + interval '1 hour', 'x', 'x'
                        FROM customer_parent_history WHERE customer_id = ? LIMIT 1""",
                "UPDATE customer SET type = 'DISTRIBUTOR' WHERE id = ?",
                "UPDATE customer SET type = 'CONSUMER', parent_id = NULL WHERE id = (SELECT parent_id FROM customer WHERE id = ?)")) {
            assertThatExceptionOfType(DataAccessException.class).as(breach)
                    .isThrownBy(() -> jdbc.sql(breach).param(retailer.value()).update());
        }
    }

    private ResponseEntity<JsonNode> move(String key, String parent, String reason) {
        return operator.put("/api/customers/" + retailer + "/parent", key, body(parent, reason));
    }

    private static String body(String parent, String reason) {
        return """
                {"parentId": "%s", "reason": "%s"}""".formatted(parent, reason);
    }

    private List<String> ids(String path) {
        return operator.readAll(path).stream().map(item -> item.path("id").asText()).toList();
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
