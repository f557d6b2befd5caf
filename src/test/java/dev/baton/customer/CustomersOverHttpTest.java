package dev.baton.customer;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@BatonTest
class CustomersOverHttpTest {

    private static final String HEADER =
            "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance\n";

    private final Api admin;
    private final Api dealer;

    @Autowired
    CustomersOverHttpTest(TestRestTemplate http) {
        this.admin = new Api(http, "admin");
        this.dealer = new Api(http, "dealer");
    }

    @Test
    void a_registered_distributor_has_accounts_and_a_warehouse_and_a_repeated_file_posts_nothing_again() {
        String id = name("D");
        String row = id + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,5000.00,1000.00\n";

        assertThat(register(row).path("accepted").asInt()).isEqualTo(1);
        assertThat(register(row).path("duplicate").asInt()).isEqualTo(1);
        assertThat(register(row.replace("GOLD", "SILVER")).path("accepted").asInt()).isEqualTo(1);

        assertThat(admin.read("/api/customers/" + id).path("tier").asText()).isEqualTo("SILVER");
        assertThat(admin.read("/api/accounts/" + id + ":PREPAID:CNY").path("available").asText()).isEqualTo("1000.00");
        assertThat(admin.read("/api/accounts/" + id + ":RECEIVABLE:CNY").path("limit").asText()).isEqualTo("5000.00");
        assertThat(admin.read("/api/accounts?customerId=" + id).path("items")).hasSize(2);
        assertThat(admin.read("/api/accounts/" + id + ":PREPAID:CNY/statement").path("items")).hasSize(1);
        assertThat(admin.readAll("/api/inventory/locations?type=WAREHOUSE").toString()).contains("W-" + id);
    }

    @Test
    void what_money_hangs_on_does_not_change_with_a_file() {
        String id = name("D");
        register(id + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,,1000.00\n");

        JsonNode otherBalance = register(id + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,,2000.00\n");
        JsonNode otherCurrency = register(id + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,EUR,,\n");

        assertThat(otherBalance.path("refusals").get(0).path("reason").asText()).contains("openingBalance", "1000.00");
        assertThat(otherCurrency.path("refusals").get(0).path("reason").asText()).contains("currency");
        assertThat(admin.read("/api/accounts/" + id + ":PREPAID:CNY").path("posted").asText()).isEqualTo("1000.00");
    }

    @Test
    void a_retailer_belongs_to_a_distributor_that_is_registered() {
        String distributor = name("D");
        String retailer = name("R");

        JsonNode done = register(
                retailer + ",RETAILER,Corner Shop," + distributor + ",STD,EAST,ACTIVE,CNY,,\n"
                        + distributor + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,,\n"
                        + retailer + ",RETAILER,Corner Shop," + distributor + ",STD,EAST,ACTIVE,CNY,,\n");

        assertThat(done.path("accepted").asInt()).isEqualTo(2);
        assertThat(done.path("refusals").get(0).path("reason").asText()).contains("parentId", distributor);
        assertThat(admin.read("/api/customers/" + retailer).path("parentId").asText()).isEqualTo(distributor);
    }

    @Test
    void retailers_may_owe_and_consumers_only_prepay() {
        String distributor = name("D");
        String retailer = name("R");
        String consumer = name("C");

        register(distributor + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,,\n"
                + retailer + ",RETAILER,Corner Shop," + distributor + ",STD,EAST,ACTIVE,CNY,700.00,\n"
                + consumer + ",CONSUMER,Li Na,,STD,EAST,ACTIVE,CNY,,\n");

        assertThat(kinds(retailer)).containsExactlyInAnyOrder("PREPAID", "RECEIVABLE");
        assertThat(admin.read("/api/accounts/" + retailer + ":RECEIVABLE:CNY").path("limit").asText())
                .isEqualTo("700.00");
        assertThat(kinds(consumer)).containsExactly("PREPAID");
    }

    private List<String> kinds(String customer) {
        return admin.read("/api/accounts?customerId=" + customer).path("items").findValuesAsText("kind");
    }

    @Test
    void who_is_bound_to_a_customer_sees_no_other() {
        String id = name("D");
        register(id + ",DISTRIBUTOR,Morning Trade,,GOLD,EAST,ACTIVE,CNY,,1000.00\n");

        assertThat(dealer.get("/api/customers/" + id).getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.get("/api/accounts/" + id + ":PREPAID:CNY").getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.get("/api/accounts/BANK:CNY").getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.read("/api/accounts?customerId=" + id).path("items")).isEmpty();
        assertThat(dealer.readAll("/api/customers").toString()).doesNotContain(id);
    }

    private JsonNode register(String rows) {
        return admin.importing("/api/customers/imports", HEADER + rows);
    }
}
