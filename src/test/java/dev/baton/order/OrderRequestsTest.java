package dev.baton.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T11:59:00Z");

    private static final String ORDER =
            """
                    {"channel":"DISTRIBUTOR","externalReference":"PO-1","customerId":"D-1001","currency":"CNY",
                     "requestedDeliveryDate":"2026-12-01","couponCodes":["spring"],"payment":{"method":"PREPAID"},
                     "shipTo":{"name":"Lin Wei","line1":"1 Harbour Road","city":"Ningbo","region":"Zhejiang","postalCode":"315000","country":"CN"},
                     "lines":[{"sku":"SKU-1","quantity":10},{"sku":"SKU-2","quantity":0.125}]}""";

    @Test
    void an_order_is_read_as_it_was_sent() {
        NewOrder order = OrderRequests.order(bytes(ORDER), NOW);

        assertThat(order.couponCodes()).containsExactly("SPRING");
        assertThat(order.lines()).extracting(NewOrder.Line::quantity).containsExactly(Quantity.of(10),
                Quantity.of("0.125"));
        assertThat(order.shipTo().postalCode()).isEqualTo("315000");
    }

    @Test
    void what_is_optional_may_be_missing_or_null() {
        NewOrder order = OrderRequests.order(bytes(ORDER
                .replace("\"requestedDeliveryDate\":\"2026-12-01\",\"couponCodes\":[\"spring\"],",
                        "\"couponCodes\":null,")
                .replace("\"region\":\"Zhejiang\",\"postalCode\":\"315000\",", "")), NOW);

        assertThat(order.requestedDeliveryDate()).isNull();
        assertThat(order.couponCodes()).isEmpty();
        assertThat(order.shipTo().region()).isNull();
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_pointer() {
        List<Fault> faults =
                faults("""
                        {"channel":"BAZAAR","externalReference":" ","customerId":"no/slash","currency":"XYZ","requestedDeliveryDate":"soon",
                         "couponCodes":["A","a",7],"payment":{},"colour":"red",
                         "shipTo":{"name":5,"line1":"x","country":"China"},
                         "lines":[{"sku":"","quantity":0},{"sku":"SKU-1","quantity":"ten"},{"sku":"SKU-1","quantity":1.2345},7,
                                  {"sku":"SKU-1","quantity":1e400,"price":1}]}""");

        assertThat(faults).extracting(Fault::pointer).containsExactlyInAnyOrder(
                "/channel", "/externalReference", "/customerId", "/currency", "/requestedDeliveryDate",
                "/couponCodes/1",
                "/couponCodes/2", "/payment/method", "/colour", "/shipTo/name", "/shipTo/city", "/shipTo/country",
                "/lines/0/sku",
                "/lines/0/quantity", "/lines/1/quantity", "/lines/2/quantity", "/lines/3", "/lines/4/quantity",
                "/lines/4/price");
    }

    @Test
    void of_an_empty_object_everything_required_is_missed() {
        assertThat(faults("{}")).extracting(Fault::pointer).containsExactlyInAnyOrder(
                "/channel", "/externalReference", "/customerId", "/currency", "/payment", "/shipTo", "/lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | ''
            "order" | ''
            {"lines":[]} | /lines
            {"lines":{}} | /lines
            {"payment":"PREPAID"} | /payment
            {"externalReference":"a\\u0000b"} | /externalReference
            {"a/b~c":1} | /a~1b~0c
            """)
    void a_fault_is_pointed_at(String body, String pointer) {
        assertThat(faults(body)).extracting(Fault::pointer).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lines":
            {"currency":"CNY","currency":"EUR"}
            {} {}
            """)
    void what_is_no_json_is_refused_without_repeating_it(String body) {
        assertThat(faults(body)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.detail()).startsWith("is no JSON").doesNotContain("CNY");
        });
    }

    @Test
    void a_day_is_over_only_when_it_is_over_everywhere_on_earth() {
        assertThat(OrderRequests.order(bytes(ORDER.replace("2026-12-01", "2026-11-29")), NOW).requestedDeliveryDate())
                .as("still so west of Hawaii")
                .isEqualTo("2026-11-29");
        assertThat(faults(ORDER.replace("2026-12-01", "2026-11-28"))).singleElement()
                .isEqualTo(new Fault("/requestedDeliveryDate", "has passed"));
        assertThat(faults(ORDER.replace("2026-12-01", "+999999-01-01"))).extracting(Fault::pointer)
                .containsExactly("/requestedDeliveryDate");
    }

    @Test
    void an_amendment_needs_lines_only() {
        assertThat(
                AmendmentRequests.amendment(bytes("{\"lines\":[{\"sku\":\"SKU-1\",\"quantity\":1}]}"), NOW)
                        .couponCodes())
                .isNull();
    }

    @Test
    void a_receiver_does_not_show_up_in_text() {
        assertThat(OrderRequests.order(bytes(ORDER), NOW).toString()).doesNotContain("Lin Wei", "Harbour", "Ningbo");
    }

    private static List<Fault> faults(String body) {
        InvalidRequestException refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> OrderRequests.order(bytes(body), NOW));
        return refusal.faults();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
