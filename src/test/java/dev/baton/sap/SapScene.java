package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.allocation.Allocation;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.simulators.Simulators;
import dev.baton.trade.Consignment;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** An allocated order that SAP has numbers for, and what can go wrong with it at SAP. */
final class SapScene {

    private static final String SERVICES = "/sap/opu/odata/sap/";
    static final String SALES_ORDERS = SERVICES + "API_SALES_ORDER_SRV/A_SalesOrder";
    static final String DELIVERIES = SERVICES + "API_OUTBOUND_DELIVERY_SRV;v=0002/A_OutbDeliveryHeader";

    final OrderId order;
    private final BeanFactory beans;
    private final Consignment goods;

    SapScene(BeanFactory beans) {
        this.beans = beans;
        this.goods = Consignment.allocated(beans);
        this.order = goods.order();
        map(MappingKind.PLANT, goods.plant().value(), "1010");
        map(MappingKind.PARTNER, goods.customer().value(), "17100001");
        map(MappingKind.MATERIAL, goods.kettle().value(), "M-" + goods.kettle().value());
    }

    void materialIs(String material) {
        map(MappingKind.MATERIAL, goods.kettle().value(), material);
    }

    void forgetPlant() {
        beans.getBean(JdbcClient.class).sql("DELETE FROM sap_mapping WHERE our_id = ?").param(goods.plant().value())
                .update();
    }

    String number() {
        return order().number();
    }

    Order order() {
        return beans.getBean(Orders.class).get(order);
    }

    Consignment goods() {
        return goods;
    }

    List<? extends JsonNode> salesOrders() {
        return simulators().salesOrders(number());
    }

    List<? extends JsonNode> deliveries() {
        return salesOrders().stream()
                .flatMap(made -> simulators().deliveries(made.path("SalesOrder").asText()).stream())
                .<JsonNode>map(made -> made)
                .toList();
    }

    /** Waits until a step has begun to call SAP. */
    void awaitCall(SapStep step) {
        Awaitility.await().until(() -> beans.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM sap_request WHERE order_id = ? AND step = ? AND calling_until > clock_timestamp()")
                .params(order.value(), step.name())
                .query(Integer.class)
                .single() == 1);
    }

    /** How often SAP was asked for something about the order. */
    int asked(String path) {
        return simulators().server()
                .findAll(postRequestedFor(urlEqualTo(path))
                        .withRequestBody(containing(number())))
                .size();
    }

    /** How often the order was looked up at SAP. */
    int lookedUp() {
        return simulators().server()
                .findAll(getRequestedFor(urlPathEqualTo(SALES_ORDERS)).withQueryParam("$filter", containing(number())))
                .size();
    }

    /** SAP creates the sales order, but its answer comes after we have given up. */
    StubMapping answersTooLate() {
        return when(SALES_ORDERS, number(), aResponse().withTransformers("sap-sales-orders").withFixedDelay(4_000));
    }

    StubMapping takesAWhile(Duration delay) {
        return when(SALES_ORDERS, number(),
                aResponse().withTransformers("sap-sales-orders").withFixedDelay(Math.toIntExact(delay.toMillis())));
    }

    /** SAP takes its time to answer a look-up. */
    StubMapping looksUpSlowly(Duration delay) {
        return simulators().server()
                .stubFor(get(urlPathEqualTo(SALES_ORDERS)).withQueryParam("$filter", containing(number()))
                        .willReturn(aResponse().withTransformers("sap-sales-orders")
                                .withFixedDelay(Math.toIntExact(delay.toMillis()))));
    }

    /** SAP takes its time to say that it wants another token, once. */
    StubMapping wantsAnotherToken(Duration delay) {
        return simulators().server()
                .stubFor(post(urlEqualTo(SALES_ORDERS)).withRequestBody(containing(number()))
                        .inScenario(number())
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("asked")
                        .willReturn(aResponse().withStatus(403).withHeader("X-CSRF-Token", "Required")
                                .withFixedDelay(Math.toIntExact(delay.toMillis()))));
    }

    /** What SAP answers to a post whose body contains a text, before the simulator is asked. */
    StubMapping when(String path, String text, ResponseDefinitionBuilder answer) {
        var request = post(urlEqualTo(path));
        return simulators().server()
                .stubFor((text.isEmpty() ? request : request.withRequestBody(containing(text))).willReturn(answer));
    }

    void nothingIsWrongAnyMore(StubMapping fault) {
        simulators().server().removeStub(fault);
    }

    void reservationExpires() {
        new Trade(beans).reservationExpires(order);
    }

    boolean reservationCanExpire() {
        return beans.getBean(JdbcClient.class)
                .sql("SELECT bool_or(expires_at IS NOT NULL) FROM reservation WHERE reference = ? AND state = 'RESERVED'")
                .param(goods.id().toString())
                .query(Boolean.class)
                .single();
    }

    void withdraw() {
        goods.withdraw(beans);
    }

    /** Another plant, which SAP knows by this code, has what is wanted. */
    void receiveElsewhere(String code) {
        Trade trade = new Trade(beans);
        LocationId plant = trade.plant("WEST");
        map(MappingKind.PLANT, plant.value(), code);
        trade.receive(plant, Trade.line(goods.kettle(), 10));
    }

    void reserveAgain() {
        beans.getBean(Allocation.class).reserve(order, null);
    }

    /** @return false if it is too late */
    boolean cancel() {
        return goods.cancel(beans);
    }

    /** Calls again while a call may still be under way, or SAP is slow, as the engine does. */
    static <T> T eventually(Callable<T> call) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(later -> later instanceof NotYetException || later instanceof SapUnavailable)
                .until(call, answer -> true);
    }

    private void map(MappingKind kind, String ourId, String sapId) {
        beans.getBean(SapMappings.class).put(new SapMapping(kind, ourId, sapId));
    }

    private Simulators simulators() {
        return beans.getBean(Simulators.class);
    }
}
