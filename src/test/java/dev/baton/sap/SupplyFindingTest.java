package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.baton.review.ReviewFacts;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class SupplyFindingTest {

    private static final String STOCK = "API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
    private static final String PRODUCTION = "API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2";
    private static final String PLANNED = "API_PLANNED_ORDERS/A_PlannedOrder";

    private final SupplyFinding supply;
    private final Simulators simulators;
    private final SapScene scene;
    private final String material = Trade.name("M");

    @Autowired
    SupplyFindingTest(SupplyFinding supply, Simulators simulators, BeanFactory beans) {
        this.supply = supply;
        this.simulators = simulators;
        this.scene = new SapScene(beans);
        scene.materialIs(material);
    }

    @Test
    void stock_of_all_plants_and_what_production_still_delivers_are_added_up() {
        answers(STOCK, okJson("""
                {"d":{"results":[{"Material":"%1$s","MatlWrhsStkQtyInMatlBaseUnit":"6.000"},
                                 {"Material":"%1$s","MatlWrhsStkQtyInMatlBaseUnit":"4.000"}]}}""".formatted(material)));
        answers(PRODUCTION, okJson("""
                {"d":{"results":[
                 {"Material":"%1$s","MfgOrderPlannedTotalQty":"600.000","MfgOrderConfirmedYieldQty":"180.000",
                  "MfgOrderPlannedEndDate":"/Date(1796083200000)/"},
                 {"Material":"%1$s","MfgOrderPlannedTotalQty":"50.000","MfgOrderConfirmedYieldQty":"50.000",
                  "MfgOrderPlannedEndDate":"/Date(1796083200000)/"}]}}""".formatted(material)));
        answers(PLANNED, okJson("{\"d\":{\"results\":[]}}"));

        ReviewFacts facts = supply.gather(scene.order);

        assertThat(facts.sapStockCovers()).isTrue();
        assertThat(facts.productionOpenQuantity()).isEqualByComparingTo("420");
    }

    @Test
    void an_outage_of_one_of_saps_services_is_tried_again() {
        answers(PLANNED, serviceUnavailable());

        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(() -> supply.gather(scene.order));
    }

    private void answers(String set, ResponseDefinitionBuilder answer) {
        simulators.server().stubFor(get(urlPathEqualTo("/sap/opu/odata/sap/" + set))
                .withQueryParam("$filter", containing("Material eq '" + material + "'"))
                .willReturn(answer));
    }
}
