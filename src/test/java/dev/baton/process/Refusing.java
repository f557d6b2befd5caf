package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.baton.simulators.Simulators;

/** Lets other systems refuse once what a test asks of them, and take it from then on. */
final class Refusing {

    private final Simulators simulators;

    Refusing(Simulators simulators) {
        this.simulators = simulators;
    }

    /** SAP refuses the next sales order of a product, with this message. */
    void salesOrder(String sku, String message) {
        once(post(urlPathMatching(".*/API_SALES_ORDER_SRV/A_SalesOrder")), "\"" + sku + "\"", 400, """
                {"error": {"code": "V1/045", "message": {"lang": "en", "value": "%s"},
                 "innererror": {"errordetails": []}}}""".formatted(message));
    }

    /** The carrier refuses the next booking that names this, with {@code No truck before Monday}. */
    void booking(String about) {
        once(post(urlPathMatching("/carriers/.*/bookings")), about, 422,
                "{\"code\": \"FULL\", \"message\": \"No truck before Monday\"}");
    }

    private void once(MappingBuilder request, String about, int status, String answer) {
        ResponseDefinitionBuilder refusal =
                aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(answer);
        simulators.server().stubFor(request.inScenario("refuse " + about)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("mended")
                .withRequestBody(containing(about))
                .willReturn(refusal));
    }
}
