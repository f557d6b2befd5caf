package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.order.PaymentMethod;
import dev.baton.returns.Counter;
import dev.baton.returns.Disposition;
import dev.baton.returns.ReturnOrder;
import dev.baton.sap.SapAnswer.Done;
import dev.baton.sap.SapAnswer.Refused;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ReturnOrdersTest {

    private static final String PATH = "/sap/opu/odata/sap/API_CUSTOMER_RETURN_SRV/A_CustomerReturn";

    private final ReturnOrders returnOrders;
    private final SapMappings mappings;
    private final Simulators simulators;
    private final ReturnOrder inspected;
    private final Counter counter;

    @Autowired
    ReturnOrdersTest(ReturnOrders returnOrders, SapMappings mappings, Simulators simulators, BeanFactory beans) {
        this.returnOrders = returnOrders;
        this.mappings = mappings;
        this.simulators = simulators;
        this.counter = new Counter(beans);
        var ten = Trade.line(counter.trade().product("11.30"), 10);
        ReturnOrder asked = counter.request(counter.sold(PaymentMethod.PREPAID, 0, ten), Counter.goods(1, "4"),
                Counter.goods(1, "2"));
        counter.judge(asked, "ALLOWED", "0");
        this.inspected = counter.inspect(counter.receive(asked), Disposition.RESTOCK, Disposition.REJECT);
        mappings.put(new SapMapping(MappingKind.PLANT, inspected.lines().getFirst().location(), "1010"));
        mappings.put(new SapMapping(MappingKind.PARTNER, counter.customer().value(), "17100001"));
        materialIs("M-" + ten.sku());
    }

    private void materialIs(String material) {
        mappings.put(new SapMapping(MappingKind.MATERIAL, inspected.lines().getFirst().sku().value(), material));
    }

    @Test
    void what_is_taken_back_becomes_one_return_order_however_often_it_is_asked_for() {
        String number = created();
        assertThat(created()).isEqualTo(number);

        assertThat(simulators.returnOrders(inspected.number())).singleElement().satisfies(made -> {
            assertThat(made.path("CustomerReturn").asText()).isEqualTo(number);
            assertThat(made.path("SoldToParty").asText()).isEqualTo("17100001");
            assertThat(made.at("/to_Item/results")).as("what is rejected is not taken back").hasSize(1);
            assertThat(made.at("/to_Item/results/0/RequestedQuantity").asText()).isEqualTo("4");
            assertThat(made.at("/to_Item/results/0/ProductionPlant").asText()).isEqualTo("1010");
        });
        assertThat(counter.read(inspected).sapReturn()).isEqualTo(number);
    }

    @Test
    void an_outage_is_tried_again_when_it_is_over() {
        StubMapping fault = when(serverError());
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        simulators.server().removeStub(fault);

        SapScene.eventually(this::created);

        assertThat(simulators.returnOrders(inspected.number())).hasSize(1);
    }

    @Test
    void a_return_order_that_was_made_but_not_answered_in_time_is_found_and_not_made_again() {
        StubMapping fault = when(aResponse().withTransformers("sap-customer-returns").withFixedDelay(4_000));
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        simulators.server().removeStub(fault);

        String number = SapScene.eventually(this::created);

        assertThat(simulators.returnOrders(inspected.number())).singleElement()
                .satisfies(made -> assertThat(made.path("CustomerReturn").asText()).isEqualTo(number));
    }

    @Test
    void a_connection_that_breaks_is_looked_into_before_sap_is_asked_again() {
        StubMapping fault = when(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        simulators.server().removeStub(fault);

        SapScene.eventually(this::created);

        assertThat(simulators.returnOrders(inspected.number())).hasSize(1);
    }

    @Test
    void a_refusal_is_told_in_saps_words_and_may_be_tried_again_once_it_is_resolved() {
        materialIs("M-1-KEPT");
        assertThat(returnOrders.create(inspected.id()))
                .isEqualTo(new Refused<>("Material M-1-KEPT cannot be returned"));

        materialIs("M-1");
        created();

        assertThat(simulators.returnOrders(inspected.number())).hasSize(1);
    }

    private String created() {
        return returnOrders.create(inspected.id()) instanceof Done<String>(String number) ? number : "refused";
    }

    private StubMapping when(ResponseDefinitionBuilder answer) {
        return simulators.server()
                .stubFor(post(urlEqualTo(PATH)).withRequestBody(containing(inspected.number())).willReturn(answer));
    }
}
