package dev.baton.platform.tasks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.client.RestClient;

/** Against answers as Camunda 8.6 and 8.9 give them. */
class TaskSearchTest {

    private static final String SEARCH = "/v2/user-tasks/search";

    @RegisterExtension
    static final WireMockExtension CAMUNDA = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final TaskSearch search = search(URI.create(CAMUNDA.baseUrl()));

    @Test
    void the_assignee_of_the_task_that_was_completed_second_is_told_after_signing_in() {
        CAMUNDA.stubFor(
                post(urlPathEqualTo(SEARCH)).withCookie("OPERATE-SESSION", absent()).willReturn(unauthorized()));
        CAMUNDA.stubFor(post(urlPathEqualTo("/api/login"))
                .withQueryParam("username", equalTo("demo"))
                .withQueryParam("password", equalTo("de&mo"))
                .willReturn(
                        aResponse().withStatus(204).withHeader("Set-Cookie", "OPERATE-SESSION=abc; Path=/; HttpOnly")));
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH))
                .withCookie("OPERATE-SESSION", containing("abc"))
                .withRequestBody(equalToJson("""
                        {"filter": {"processInstanceKey": "77", "elementId": "Task_ReviewOrder", "state": "COMPLETED"},
                         "sort": [{"field": "completionDate", "order": "asc"}], "page": {"limit": 2}}""", true, true))
                .willReturn(
                        okJson("""
                                {"items": [
                                  {"key": 2251799813685700, "state": "COMPLETED", "assignee": "bo", "elementId": "Task_ReviewOrder"},
                                  {"key": 2251799813685720, "state": "COMPLETED", "assignee": "anna", "elementId": "Task_ReviewOrder",
                                   "processInstanceKey": 77, "completionDate": "2026-11-23T10:00:00.000+0000", "priority": 50}],
                                 "page": {"totalItems": 2, "firstSortValues": [], "lastSortValues": []}}""")));

        CompletedTask anna = new CompletedTask("2251799813685720", "anna");
        assertThat(search.completed(77, "Task_ReviewOrder", 2)).contains(anna);
        assertThat(search.completed(77, "Task_ReviewOrder", 2)).as("the session is kept").contains(anna);
        CAMUNDA.verify(1, postRequestedFor(urlPathEqualTo("/api/login")));
    }

    @Test
    void an_earlier_round_is_not_told_for_a_later_one() {
        answer("{\"items\": [{\"key\": 4, \"assignee\": \"bo\"}]}");
        assertThat(search.completed(77, "Task_ReviewOrder", 2)).isEmpty();
    }

    @Test
    void later_versions_call_the_key_by_another_name() {
        answer("{\"items\": [{\"userTaskKey\": \"9\", \"assignee\": \"anna\", \"state\": \"COMPLETED\"}]}");
        assertThat(who()).isEqualTo(new CompletedTask("9", "anna"));
    }

    @Test
    void a_task_that_was_nobodys_has_no_person() {
        answer("{\"items\": [{\"key\": 9, \"assignee\": null}]}");
        assertThat(who()).isEqualTo(new CompletedTask("9", null));
    }

    @Test
    void nothing_is_told_while_the_search_knows_nothing_or_is_away() {
        answer("{\"items\": []}");
        assertThat(who()).isNull();
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH)).willReturn(serverError()));
        assertThat(who()).isNull();
    }

    @Test
    void without_a_search_nobody_is_known() {
        TaskSearch nobody = search(null);
        assertThat(nobody.isSetUp()).isFalse();
        assertThat(nobody.completed(77, "Task_ReviewOrder", 1)).isEmpty();
    }

    private static void answer(String body) {
        CAMUNDA.stubFor(post(urlPathEqualTo(SEARCH)).willReturn(okJson(body)));
    }

    private @Nullable CompletedTask who() {
        return search.completed(77, "Task_ReviewOrder", 1).orElse(null);
    }

    private static TaskSearch search(@Nullable URI url) {
        Duration second = Duration.ofSeconds(1);
        return new TaskSearch(
                new TasklistProperties(url, "demo", "de&mo", second, second, Duration.ofSeconds(5)),
                RestClient.builder());
    }
}
