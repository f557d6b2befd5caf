package dev.baton.platform.incident;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.client.RestClient;

/** Against answers as Camunda 8.6 and 8.9 give them. */
class EngineIncidentSearchTest {

    private static final String SEARCH = "/v2/incidents/search";
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @RegisterExtension
    static final WireMockExtension CAMUNDA = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final IncidentSource search = search(URI.create(CAMUNDA.baseUrl()));

    @Test
    void an_incident_of_a_called_process_is_told_with_the_process_that_called_it() {
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH))
                .withRequestBody(
                        equalToJson("{\"filter\": {\"state\": \"ACTIVE\"}, \"page\": {\"limit\": 500}}", true, true))
                .willReturn(
                        okJson("""
                                {"items": [{"key": 2251799813685799, "processDefinitionKey": 2251799813685250, "processDefinitionId": "logistics",
                                  "processInstanceKey": 2251799813685766, "errorType": "DECISION_EVALUATION_ERROR", "errorMessage": "no such input",
                                  "flowNodeId": "Task_ChooseCarrier", "flowNodeInstanceKey": 2251799813685790,
                                  "creationTime": "2026-11-27T07:59:30.123+0000", "state": "ACTIVE", "jobKey": -1,
                                  "treePath": "PI_2251799813685700/FN_Call_DispatchGoods/FNI_2251799813685760/PI_2251799813685766", "tenantId": "<default>"}],
                                 "page": {"totalItems": 1, "firstSortValues": [], "lastSortValues": []}}""")));
        IncidentSource.Active active = search.active();
        assertThat(active.all()).isTrue();
        assertThat(active.incidents()).containsExactly(new FoundIncident(2251799813685799L, null,
                "DECISION_EVALUATION_ERROR", "no such input", "logistics", 2251799813685250L, "Task_ChooseCarrier",
                2251799813685790L, 2251799813685766L, 2251799813685700L, Instant.parse("2026-11-27T07:59:30.123Z")));
    }

    @Test
    void later_versions_call_fields_by_other_names_and_write_keys_as_texts() {
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH)).willReturn(
                okJson("""
                        {"items": [{"incidentKey": "7", "processDefinitionKey": "5", "processDefinitionId": "dunning", "processInstanceKey": "6",
                          "rootProcessInstanceKey": "4", "errorType": "JOB_NO_RETRIES", "errorMessage": "x", "elementId": "Task_Dun",
                          "elementInstanceKey": "8", "creationTime": "2026-11-27T07:59:30.123Z", "state": "ACTIVE", "jobKey": "9"}]}""")));
        assertThat(search.active().incidents()).containsExactly(new FoundIncident(7, 9L, "JOB_NO_RETRIES", "x",
                "dunning", 5, "Task_Dun", 8, 6, 4, Instant.parse("2026-11-27T07:59:30.123Z")));
    }

    @Test
    void what_is_left_out_has_no_job_no_caller_and_began_now() {
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH))
                .willReturn(okJson("{\"items\": [{\"key\": 7, \"processInstanceKey\": 6, \"jobKey\": null}]}")));
        assertThat(search.active().incidents()).containsExactly(
                new FoundIncident(7, null, "UNKNOWN", "", "", 0, "", 0, 6, 6, NOW));
    }

    @Test
    void a_search_that_does_not_answer_is_told() {
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH)).willReturn(serverError()));
        assertThatThrownBy(search::active).isInstanceOf(IncidentSourceException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void without_a_url_nothing_is_known() {
        IncidentSource nothing = search(null);
        assertThat(nothing.isSetUp()).isFalse();
        assertThat(nothing.active().incidents()).isEmpty();
    }

    private static IncidentSource search(@Nullable URI url) {
        Duration second = Duration.ofSeconds(1);
        return new EngineIncidentSearch(
                new IncidentProperties(url, null, null, second, Duration.ofSeconds(30), second, second, second,
                        Set.of()),
                RestClient.builder(), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
