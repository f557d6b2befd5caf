package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.sap.odata.SapException;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody who waits is promised a day at once, so nobody else may make promises meanwhile. */
@BatonTest
@Isolated("makes the promises of all")
class SupplyPromisesTest {

    private final SupplyPromises promises;
    private final Allocation allocation;
    private final Simulators simulators;
    private final JdbcClient jdbc;
    private final Api operator;
    private final Trade trade;
    private final LocalDate today;
    private final CustomerId customer;
    private final Sku sku;
    private final List<StubMapping> stubs = new ArrayList<>();

    @Autowired
    SupplyPromisesTest(
            SupplyPromises promises,
            Allocation allocation,
            Simulators simulators,
            JdbcClient jdbc,
            TestRestTemplate http,
            BusinessCalendar calendar,
            Clock clock,
            BeanFactory beans) {
        this.promises = promises;
        this.allocation = allocation;
        this.simulators = simulators;
        this.jdbc = jdbc;
        this.operator = new Api(http, "operator");
        this.trade = new Trade(beans);
        this.today = calendar.today(clock.instant());
        this.customer = trade.distributor("0.00");
        this.sku = trade.product("10.00");
    }

    @AfterEach
    void sapAnswersAsEver() {
        stubs.forEach(simulators.server()::removeStub);
    }

    @Test
    void those_who_wait_are_promised_the_day_on_which_it_is_their_turn() {
        trade.receive(trade.plant("EAST"), line(sku, 3));
        OrderId first = waiting(line(sku, 10));
        OrderId second = waiting(line(sku, 3));
        OrderId third = waiting(line(sku, 5));
        produces(inProduction(8, 4));
        plans(planned(4, 9));

        promises.refresh(Duration.ZERO);

        assertThat(promised(first)).isEqualTo(today.plusDays(4).toString());
        assertThat(promised(second)).as("3 on hand and 8 come, 10 of which are for the first")
                .isEqualTo(today.plusDays(9).toString());
        assertThat(promised(third)).as("the plan does not cover it").isEqualTo("null");
        assertThat(backorder(third).path("promisedAsOf").isNull()).isFalse();
        assertThat(timeline(first)).containsExactly("backorder.promised");
        assertThat(timeline(third)).isEmpty();
    }

    @Test
    void a_promise_that_changes_is_in_the_timeline_and_one_that_does_not_is_not() {
        OrderId order = waiting(line(sku, 10));
        plans(planned(10, 6));
        produces();
        promises.refresh(Duration.ZERO);
        promises.refresh(Duration.ZERO);
        assertThat(timeline(order)).containsExactly("backorder.promised");

        plans(planned(10, 8));
        promises.refresh(Duration.ZERO);
        assertThat(promised(order)).isEqualTo(today.plusDays(8).toString());
        plans();
        promises.refresh(Duration.ZERO);
        assertThat(promised(order)).isEqualTo("null");
        assertThat(timeline(order)).hasSize(3);
    }

    @Test
    void while_sap_is_away_nothing_changes_and_it_is_tried_again() {
        OrderId order = waiting(line(sku, 10));
        produces();
        plans(planned(10, 6));
        promises.refresh(Duration.ZERO);
        JsonNode before = backorder(order);
        OrderId another = waiting(line(sku, 1));
        answers(".*/API_PLANNED_ORDERS/.*", serviceUnavailable());

        assertThatExceptionOfType(SapException.class).isThrownBy(() -> promises.refresh(Duration.ZERO));

        assertThat(backorder(order)).isEqualTo(before);
        assertThat(backorder(another).path("promisedAsOf").isNull()).isTrue();
        plans(planned(11, 6));
        promises.refresh(Duration.ofHours(1));
        assertThat(promised(another)).as("it had no promise yet").isEqualTo(today.plusDays(6).toString());
    }

    private OrderId waiting(StockLine line) {
        OrderId order = trade.approved(customer, line);
        allocation.reserve(order, null);
        await().until(() -> backorder(order).isObject());
        return order;
    }

    private String inProduction(int quantity, int inDays) {
        return """
                {"Material":"%s","MfgOrderPlannedTotalQty":"%d.000","MfgOrderConfirmedYieldQty":"20.000",
                 "MfgOrderPlannedEndDate":"/Date(%d)/"}""".formatted(sku, quantity + 20, millis(inDays));
    }

    private String planned(int quantity, int inDays) {
        return """
                {"Material":"%s","TotalQuantity":"%d.000","PlndOrderPlannedEndDate":"/Date(%d)/"}"""
                .formatted(sku, quantity, millis(inDays));
    }

    private long millis(int inDays) {
        return today.plusDays(inDays).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private void produces(String... orders) {
        answers(".*/API_PRODUCTION_ORDER_2_SRV/.*", results(orders));
    }

    private void plans(String... orders) {
        answers(".*/API_PLANNED_ORDERS/.*", results(orders));
    }

    private static ResponseDefinitionBuilder results(String... orders) {
        return okJson(Arrays.stream(orders).collect(Collectors.joining(",", "{\"d\":{\"results\":[", "]}}")));
    }

    /** Before what other tests have SAP answer about materials of theirs that are asked for in the same call. */
    private void answers(String path, ResponseDefinitionBuilder answer) {
        stubs.add(simulators.server().stubFor(any(urlPathMatching(path))
                .withQueryParam("$filter", containing("Material eq '" + sku + "'"))
                .atPriority(1)
                .willReturn(answer)));
    }

    private JsonNode backorder(OrderId order) {
        return operator.read("/api/orders/" + order).path("backorder");
    }

    private String promised(OrderId order) {
        return backorder(order).path("promisedDate").asText();
    }

    private List<String> timeline(OrderId order) {
        return jdbc.sql("SELECT type FROM order_timeline WHERE order_id = ? AND type = 'backorder.promised'")
                .param(order.value())
                .query(String.class)
                .list();
    }
}
