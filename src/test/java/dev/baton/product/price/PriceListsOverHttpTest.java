package dev.baton.product.price;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.PriceDesk;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class PriceListsOverHttpTest {

    private static final String HEADER = "list,channel,tier,customerId,currency,validFrom,validUntil,sku,price\n";

    private final Api stock;
    private final Api integrator;
    private final Api dealer;
    private final PriceLists lists;
    private final Orders orders;
    private final Trade trade;
    private final LocalDate today;

    private Sku sku = new Sku("unset");
    private CustomerId customer = new CustomerId("unset");
    private String list = "";

    @Autowired
    PriceListsOverHttpTest(
            TestRestTemplate http,
            PriceLists lists,
            Orders orders,
            BeanFactory beans,
            BusinessCalendar calendar,
            Clock clock) {
        this.stock = new Api(http, "stock");
        this.integrator = new Api(http, "integrator");
        this.dealer = new Api(http, "dealer");
        this.lists = lists;
        this.orders = orders;
        this.trade = new Trade(beans);
        this.today = calendar.today(clock.instant());
    }

    @BeforeEach
    void aProductAtAHundred() {
        sku = trade.product("100.00");
        customer = trade.distributor("1000.00");
        list = name("list");
    }

    @Test
    void a_file_makes_a_list_and_whoever_asks_for_a_price_is_told_which_list_it_is_from() {
        String row = list + ",DISTRIBUTOR,,," + "CNY," + today + "," + today.plusDays(30) + "," + sku + ",91.50\n";
        assertThat(importing(row + row).path("accepted").asInt()).isEqualTo(1);
        assertThat(importing(row).path("duplicate").asInt()).isEqualTo(1);

        JsonNode made = stock.readAll("/api/price-lists").stream()
                .filter(item -> item.path("name").asText().equals(list)).findAny().orElseThrow();
        assertThat(made.path("channel").asText()).isEqualTo("DISTRIBUTOR");
        assertThat(made.path("changedBy").asText()).isEqualTo("stock");
        JsonNode entry = stock.read("/api/price-lists/" + made.path("id").asText() + "/entries").path("items").path(0);
        assertThat(entry.path("price").asText()).isEqualTo("91.50");
        assertThat(entry.path("sku").asText()).isEqualTo(sku.value());

        JsonNode price = price("customerId=" + customer + "&channel=DISTRIBUTOR");
        assertThat(price.path("unitPrice").asText()).isEqualTo("91.50");
        assertThat(price.at("/priceSource/kind").asText()).isEqualTo("LIST");
        assertThat(price.at("/priceSource/id")).isEqualTo(made.path("id"));
        assertThat(price.path("reason").asText()).contains(list, "channel DISTRIBUTOR", today.toString());
        JsonNode catalogue = price("channel=RETAILER");
        assertThat(catalogue.path("unitPrice").asText()).isEqualTo("100.00");
        assertThat(catalogue.path("priceSource").toString()).isEqualTo("{\"kind\":\"CATALOGUE\"}");
    }

    @Test
    void a_day_begins_at_midnight_in_the_business_time_zone() {
        importing(list + ",DISTRIBUTOR,,,CNY,2030-01-01,2030-01-31," + sku + ",90.00\n");

        assertThat(price("channel=DISTRIBUTOR&at=2029-12-31T15:59:59Z").path("unitPrice").asText()).isEqualTo("100.00");
        assertThat(price("channel=DISTRIBUTOR&at=2029-12-31T16:00:00Z").path("unitPrice").asText()).isEqualTo("90.00");
        assertThat(price("channel=DISTRIBUTOR&at=2030-01-31").path("unitPrice").asText()).isEqualTo("90.00");
        assertThat(price("channel=DISTRIBUTOR&at=2030-01-31T15:59:59Z").path("unitPrice").asText()).isEqualTo("90.00");
        assertThat(price("channel=DISTRIBUTOR&at=2030-01-31T16:00:00Z").path("unitPrice").asText()).isEqualTo("100.00");
    }

    @Test
    void an_order_and_its_quote_have_the_price_of_the_list_and_tell_so() {
        importing(list + ",,,%s,CNY,%s,,%s,80.00\n".formatted(customer, today, sku));

        Order order = orders.get(trade.priced(customer, PaymentMethod.PREPAID, line(sku, 3)));
        importing(list + ",,,%s,CNY,%s,,%s,70.00\n".formatted(customer, today, sku));

        assertThat(order.total()).isEqualTo(money("240.00"));
        JsonNode kept = integrator.read("/api/orders/" + order.id()).at("/lines/0");
        assertThat(kept.path("unitPrice").asText()).isEqualTo("80.00");
        assertThat(kept.at("/priceSource/kind").asText()).isEqualTo("LIST");
        assertThat(kept.at("/priceSource/id").asText()).isNotEmpty();
        JsonNode quote = quote();
        assertThat(quote.at("/lines/0/unitPrice").asText()).isEqualTo("70.00");
        assertThat(quote.at("/lines/0/priceSource/id")).isEqualTo(kept.at("/priceSource/id"));
        Sku plain = trade.product("5.00");
        Order other = orders.get(trade.priced(customer, PaymentMethod.PREPAID, line(plain, 1)));
        assertThat(integrator.read("/api/orders/" + other.id()).at("/lines/0/priceSource").toString())
                .isEqualTo("{\"kind\":\"CATALOGUE\"}");
    }

    @Test
    void rows_are_refused_one_by_one_with_all_that_is_wrong_with_them() {
        String sound = list + ",,,," + "CNY,2030-01-01,2030-12-31," + sku + ",90.00\n";
        JsonNode done = importing(sound
                + name("l") + ",WHOLESALE,," + name("nobody") + ",CNY,2030-01-01,," + name("SKU") + ",90.00\n"
                + name("l") + ",,,,CNY,2030-01-02,2030-01-01," + sku + ",90.00\n"
                + name("l") + ",,,,EUR,2030-01-01,," + sku + ",90.00\n"
                + name("l") + ",,,,CNY,2030-1-1,," + sku + ",-1\n"
                + "x".repeat(81) + ",,,,CNY,2030-01-01,," + sku + ",90.00\n"
                + sound.replace(",,,,CNY", ",RETAILER,GOLD,,CNY"));

        assertThat(done.path("accepted").asInt()).isEqualTo(1);
        assertThat(done.path("refusals")).hasSize(6);
        String refusals = done.path("refusals").toString();
        assertThat(done.path("refusals").get(0).toString()).contains("channel", "customer", "product");
        assertThat(done.path("refusals").get(3).toString()).contains("2026-12-31", "negative");
        assertThat(refusals).contains("validUntil", "sold in CNY", "cannot change");
    }

    @Test
    void a_row_can_end_a_list_that_is_known() {
        importing(list + ",DISTRIBUTOR,,,CNY,2030-01-01,," + sku + ",90.00\n");
        assertThat(price("channel=DISTRIBUTOR&at=2031-01-01").path("unitPrice").asText()).isEqualTo("90.00");

        assertThat(importing(list + ",DISTRIBUTOR,,,CNY,2030-01-01,2030-12-31," + sku + ",90.00\n").path("accepted")
                .asInt()).isEqualTo(1);

        assertThat(price("channel=DISTRIBUTOR&at=2031-01-01").path("unitPrice").asText()).isEqualTo("100.00");
        assertThat(price("channel=DISTRIBUTOR&at=2030-12-31").path("unitPrice").asText()).isEqualTo("90.00");
    }

    @Test
    void what_is_wrong_with_a_question_is_told_at_once_and_whom_it_does_not_concern_sees_nothing() {
        ResponseEntity<JsonNode> faulty = stock.get("/api/products/" + sku + "/price?channel=NO&at=yesterday");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/at", "/channel");
        ResponseEntity<JsonNode> unknown = stock.get(
                "/api/products/" + sku + "/price?customerId=" + name("nobody") + "&sellerId=" + name("nobody"));
        assertThat(unknown.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/customerId", "/sellerId");
        assertThat(stock.get("/api/products/" + name("SKU") + "/price").getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.get("/api/products/" + sku + "/price?customerId=" + customer).getStatusCode().value())
                .isEqualTo(403);
        assertThat(integrator.post("/api/price-lists/imports", name("key"), "{}").getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void who_is_bound_to_a_customer_sees_the_lists_that_could_hold_for_it() {
        String own = name("list");
        String others = name("list");
        importing(own + ",,,%s,CNY,%s,,%s,80.00\n".formatted(customer, today, sku)
                + others + ",,,%s,CNY,%s,,%s,80.00\n".formatted(trade.distributor("0.00"), today, sku)
                + list + ",,GOLD,,CNY,%s,,%s,80.00\n".formatted(today, sku));
        Caller bound = new Caller("bound", Set.of(Role.INTEGRATOR), customer.value());

        List<String> seen = lists.list(bound, Limit.of(200), null).items().stream().map(PriceList::name).toList();

        assertThat(seen).contains(own, list).doesNotContain(others);
    }

    @Test
    void of_prices_for_a_list_at_the_same_time_one_comes_after_the_other_and_there_is_one_list() {
        PriceListTerms terms = Agreed.on(customer, null, null);

        Race.of(8, number -> () -> PriceDesk.put(lists, terms, sku, money(number + 1 + ".00"), "racer"));

        List<PriceList> made = lists.list(new Caller("bound", Set.of(), customer.value()), Limit.of(200), null)
                .items().stream().filter(known -> known.name().equals(terms.name())).toList();
        assertThat(made).hasSize(1);
        assertThat(lists.entries(made.getFirst().id(), new Caller("any", Set.of(), null), Limit.of(10), null).items())
                .hasSize(1);
    }

    private JsonNode price(String query) {
        return integrator.read("/api/products/" + sku + "/price?" + query);
    }

    private JsonNode quote() {
        ResponseEntity<JsonNode> quote = integrator.post("/api/orders/quote", name("key"), """
                {"channel":"DISTRIBUTOR","externalReference":"%s","customerId":"%s","currency":"CNY",
                 "couponCodes":[],"payment":{"method":"PREPAID"},
                 "shipTo":{"name":"n","line1":"l","city":"c","region":"r","postalCode":"p","country":"CN"},
                 "lines":[{"sku":"%s","quantity":1}]}""".formatted(name("PO"), customer, sku));
        JsonNode body = quote.getBody();
        assertThat(quote.getStatusCode().value()).as(String.valueOf(body)).isEqualTo(200);
        return Objects.requireNonNull(body);
    }

    private JsonNode importing(String rows) {
        return stock.importing("/api/price-lists/imports", HEADER + rows);
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
