package dev.baton.sap.odata;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.baton.platform.http.OutsideHttp;
import io.micrometer.observation.ObservationRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ODataClientTest {

    private static final String SERVICE = "API_SALES_ORDER_SRV";
    private static final String ROOT = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";

    @RegisterExtension
    static final WireMockExtension sap = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort())
            .build();

    private final ObjectMapper json = new ObjectMapper();
    private ODataClient client;

    @BeforeEach
    void connect() {
        client = clientOf(sap.baseUrl(), Duration.ofSeconds(20));
        sap.stubFor(get(urlPathEqualTo(ROOT))
                .withHeader("X-CSRF-Token", equalTo("Fetch"))
                .willReturn(okJson("{\"d\":{\"EntitySets\":[]}}")
                        .withHeader("X-CSRF-Token", "token-1")
                        .withHeader("Set-Cookie", "SAP_SESSIONID=abc; path=/",
                                "sap-usercontext=sap-client=100; path=/")));
    }

    @Test
    void a_write_sends_the_token_and_all_cookies_of_its_session() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(created("4711")));

        ODataEntity order = client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of("RequestID", "00ff"));

        assertThat(order.text("SalesOrder")).isEqualTo("4711");
        sap.verify(postRequestedFor(urlEqualTo(ROOT + "A_SalesOrder"))
                .withBasicAuth(new BasicCredentials("BATON", "secret"))
                .withHeader("X-CSRF-Token", equalTo("token-1"))
                .withHeader("RequestID", equalTo("00ff"))
                .withCookie("SAP_SESSIONID", equalTo("abc"))
                .withCookie("sap-usercontext", equalTo("sap-client=100")));
    }

    @Test
    void what_is_read_in_pages_is_whole_or_to_be_read_again() {
        ODataPath orders = ODataPath.set(SERVICE, "A_SalesOrder", Map.of("$orderby", "SalesOrder"));
        page("0", "3", "4711", "4712");
        page("1", "3", "4712", "4713");
        page("2", "3", "4713");

        assertThat(pages(orders)).extracting(order -> order.text("SalesOrder"))
                .containsExactly("4711", "4712", "4713");

        page("2", "4", "4713");
        assertThatThrownBy(() -> pages(orders)).isInstanceOf(SapUnavailable.class);
    }

    @Test
    void what_comes_or_goes_between_two_pages_is_neither_read_twice_nor_left_out() {
        ODataPath orders = ODataPath.set(SERVICE, "A_SalesOrder");
        page("0", "3", "4711", "4713");
        // 4712 came, so that all behind it stands one place further on
        page("1", "4", "4712", "4713");
        page("2", "4", "4713", "4714");
        page("3", "4", "4714");
        page("4", "4");
        assertThatThrownBy(() -> pages(orders)).isInstanceOf(SapUnavailable.class);

        // 4711 went and 4716 came: there are as many as before, and 4714 was never read
        page("0", "4", "4711", "4713");
        page("1", "4", "4714", "4715");
        page("2", "4", "4715", "4716");
        page("3", "4", "4716");
        page("4", "4");
        assertThatThrownBy(() -> pages(orders)).isInstanceOf(SapUnavailable.class);
    }

    private List<ODataEntity> pages(ODataPath place) {
        return client.queryInPages(place, 2, List.of("SalesOrder"));
    }

    private static void page(String skip, String count, String... numbers) {
        String results = String.join(",", List.of(numbers).stream().map("{\"SalesOrder\":\"%s\"}"::formatted).toList());
        sap.stubFor(get(urlPathEqualTo(ROOT + "A_SalesOrder"))
                .withQueryParam("$skip", equalTo(skip))
                .withQueryParam("$top", equalTo("2"))
                .willReturn(okJson("{\"d\":{\"__count\":\"%s\",\"results\":[%s]}}".formatted(count, results))));
    }

    @Test
    void the_token_is_fetched_once_for_many_writes() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(created("4711")));

        client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of());
        client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of());

        sap.verify(1, getRequestedFor(urlEqualTo(ROOT)));
    }

    @Test
    void a_token_that_sap_no_longer_takes_is_fetched_again_and_the_write_sent_once_more() {
        sap.stubFor(get(urlPathEqualTo(ROOT))
                .inScenario("session")
                .willSetStateTo("renewed")
                .willReturn(okJson("{}").withHeader("X-CSRF-Token", "old")));
        sap.stubFor(get(urlPathEqualTo(ROOT))
                .inScenario("session")
                .whenScenarioStateIs("renewed")
                .willReturn(okJson("{}").withHeader("X-CSRF-Token", "new")));
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(tokenRequired()));
        sap.stubFor(post(ROOT + "A_SalesOrder").withHeader("X-CSRF-Token", equalTo("new")).willReturn(created("1")));

        assertThat(client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of()).text("SalesOrder"))
                .isEqualTo("1");

        sap.verify(2, postRequestedFor(urlEqualTo(ROOT + "A_SalesOrder")));
    }

    @Test
    void a_token_refused_twice_is_an_outage_and_not_an_endless_loop() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(tokenRequired()));

        assertThatThrownBy(() -> client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of()))
                .isInstanceOf(SapUnavailable.class)
                .hasMessage("SAP answered 403");

        sap.verify(2, postRequestedFor(urlEqualTo(ROOT + "A_SalesOrder")));
    }

    @Test
    void a_business_error_is_a_refusal_in_saps_own_words() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(jsonResponse("""
                {"error":{"code":"V1/555","message":{"lang":"en","value":"Sold-to party 4 is blocked"},
                 "innererror":{"transactionid":"A1","errordetails":[
                  {"code":"V1/555","message":"Sold-to party 4 is blocked","severity":"error"},
                  {"code":"VK/401","message":"Credit check failed","severity":"error"},
                  {"code":"V1/311","message":"Saved as draft","severity":"info"},
                  {"code":"/IWBEP/CX_MGW_BUSI_EXCEPTION","message":"An exception was raised","severity":"error"}]}}}
                """, 400)));

        SapRefusal refusal = catchThrowableOfType(SapRefusal.class,
                () -> client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of()));

        assertThat(refusal.code()).isEqualTo("V1/555");
        assertThat(refusal.sapMessage()).isEqualTo("Sold-to party 4 is blocked · Credit check failed");
    }

    @Test
    void a_failure_of_sap_itself_is_an_outage_that_is_over() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(serverError().withBody("<html>short dump</html>")));

        assertThat(outage()).satisfies(outage -> {
            assertThat(outage).hasMessage("SAP answered 500");
            assertThat(outage.stillAtWork()).isFalse();
        });
    }

    @Test
    void a_bad_request_without_words_of_sap_is_not_a_refusal() {
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(badRequest().withBody("<html>proxy</html>")));

        assertThat(outage()).hasMessage("SAP answered 400");
    }

    @Test
    void an_answer_that_is_too_late_or_lost_leaves_open_whether_sap_is_still_at_work() {
        client = clientOf(sap.baseUrl(), Duration.ofSeconds(1));
        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(created("1").withFixedDelay(2_000)));
        assertThat(outage().stillAtWork()).isTrue();

        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(outage().stillAtWork()).isTrue();

        sap.stubFor(post(ROOT + "A_SalesOrder").willReturn(status(504)));
        assertThat(outage().stillAtWork()).isTrue();
    }

    @Test
    void an_answer_that_is_no_odata_is_neither_success_nor_absence() {
        ResponseDefinitionBuilder page = ok("<html>Please sign in</html>").withHeader("Content-Type", "text/html");
        sap.stubFor(any(urlPathMatching(ROOT + "A_SalesOrder.*")).willReturn(page));
        ODataPath orders = ODataPath.set(SERVICE, "A_SalesOrder");
        ODataPath order = ODataPath.entity(SERVICE, "A_SalesOrder", "1");

        assertThat(outage().stillAtWork()).isTrue();
        List.<ThrowingCallable>of(() -> client.query(orders), () -> client.find(order), () -> client.call(order, "*"),
                () -> client.change(order, body(), "*"), () -> client.remove(order, "*"))
                .forEach(call -> assertThatThrownBy(call).isInstanceOf(SapUnavailable.class)
                        .hasMessage("SAP answered 200 without OData"));
    }

    @Test
    void nothing_is_at_work_where_nobody_listens() {
        client = clientOf("http://localhost:1", Duration.ofSeconds(20));

        assertThat(outage().stillAtWork()).isFalse();
    }

    @Test
    void a_query_follows_saps_pages() {
        sap.stubFor(get(urlPathEqualTo(ROOT + "A_SalesOrder"))
                .withQueryParam("$filter", equalTo("PurchaseOrderByCustomer eq 'O''Neill & Co'"))
                .willReturn(okJson("{\"d\":{\"results\":[{\"SalesOrder\":\"1\"}],\"__next\":\"" + sap.baseUrl() + ROOT
                        + "A_SalesOrder?$skiptoken=1\"}}")));
        sap.stubFor(get(urlPathEqualTo(ROOT + "A_SalesOrder"))
                .withQueryParam("$skiptoken", equalTo("1"))
                .willReturn(okJson("{\"d\":{\"results\":[{\"SalesOrder\":\"2\"}]}}")));

        assertThat(client.query(ODataPath.set(SERVICE, "A_SalesOrder",
                Map.of("$filter", ODataFilter.eq("PurchaseOrderByCustomer", "O'Neill & Co").expression()))))
                .extracting(order -> order.text("SalesOrder"))
                .containsExactly("1", "2");
    }

    @Test
    void a_change_sends_the_version_that_was_read() {
        sap.stubFor(get(ROOT + "A_SalesOrderItem(SalesOrder='1',SalesOrderItem='10')")
                .willReturn(okJson("{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"v1\\\"\"},\"SalesOrderItem\":\"10\"}}")));
        sap.stubFor(patch(urlEqualTo(ROOT + "A_SalesOrderItem(SalesOrder='1',SalesOrderItem='10')"))
                .withHeader("If-Match", equalTo("W/\"v1\""))
                .willReturn(noContent()));
        LinkedHashMap<String, String> keys = new LinkedHashMap<>();
        keys.put("SalesOrder", "1");
        keys.put("SalesOrderItem", "10");
        ODataPath item = ODataPath.entity(SERVICE, "A_SalesOrderItem", keys);

        client.change(item, body(), client.find(item).orElseThrow().etag());

        sap.verify(1, patchRequestedFor(urlPathMatching(".*A_SalesOrderItem.*")));
    }

    @Test
    void what_sap_does_not_have_is_empty() {
        sap.stubFor(get(ROOT + "A_SalesOrder('9')").willReturn(jsonResponse(
                "{\"error\":{\"code\":\"005056\",\"message\":{\"value\":\"Resource not found\"}}}", 404)));

        assertThat(client.find(ODataPath.entity(SERVICE, "A_SalesOrder", "9"))).isEmpty();
    }

    @Test
    void values_are_read_in_the_forms_of_odata_v2() throws Exception {
        ODataEntity entity = new ODataEntity(json.readTree("""
                {"TotalNetAmount":"1234.50","RequestedDeliveryDate":"/Date(1796083200000)/","Empty":null,
                 "to_Item":{"results":[{"SalesOrderItem":"10"}]}}"""));

        assertThat(entity.decimal("TotalNetAmount")).isEqualByComparingTo(new BigDecimal("1234.5"));
        assertThat(entity.date("RequestedDeliveryDate")).contains(LocalDate.of(2026, 12, 1));
        assertThat(ODataDates.format(LocalDate.of(2026, 12, 1))).isEqualTo("/Date(1796083200000)/");
        assertThat(entity.date("Empty")).isEmpty();
        assertThat(entity.etag()).isEqualTo("*");
        assertThat(entity.children("to_Item")).singleElement().extracting(item -> item.text("SalesOrderItem"))
                .isEqualTo("10");
    }

    private SapUnavailable outage() {
        return catchThrowableOfType(SapUnavailable.class,
                () -> client.create(ODataPath.set(SERVICE, "A_SalesOrder"), body(), Map.of()));
    }

    private ODataClient clientOf(String url, Duration patience) {
        return new ODataClient(URI.create(url), "BATON", "secret", SERVICE,
                OutsideHttp.sessions(Duration.ofSeconds(20), patience), json,
                ObservationRegistry.NOOP);
    }

    private JsonNode body() {
        return json.createObjectNode().put("SalesOrderType", "OR");
    }

    private static ResponseDefinitionBuilder created(String number) {
        return jsonResponse("{\"d\":{\"SalesOrder\":\"" + number + "\"}}", 201);
    }

    private static ResponseDefinitionBuilder tokenRequired() {
        return forbidden().withHeader("X-CSRF-Token", "Required").withBody("CSRF token validation failed");
    }
}
