package dev.baton.platform.problem;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.testing.BatonTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ProblemsTest {

    private static final String JSON = "application/json";
    private static final String SUBSCRIPTIONS = "/api/subscriptions";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void all_faults_of_a_body_are_told_at_once() throws Exception {
        HttpResponse<String> answer =
                post(JSON, "{\"url\":\"ftp://x\",\"types\":[\"order.lost\"],\"secret\":\"short\"}");
        assertProblem(answer, 400, SUBSCRIPTIONS);
        assertThat(read(answer).path("errors")).extracting(fault -> fault.path("pointer").asText())
                .containsExactlyInAnyOrder("/url", "/types", "/secret");
    }

    @Test
    void a_body_that_cannot_be_read_is_pointed_at() throws Exception {
        assertFault(post(JSON, "{\"url\": nonsense}"), "", "is not JSON: line 1, column");
        assertFault(post(JSON, "{\"types\": 7}"), "/types", "is not a list");
        assertFault(post(JSON, ""), "", "is missing");
        assertFault(post(JSON, "[]"), "", "is not an object");
    }

    @Test
    void what_a_body_says_and_nobody_knows_is_refused_by_name() throws Exception {
        assertFault(post(JSON, "{\"url\": \"https://example.com/\", \"sekret\": \"0123456789abcdef\"}"), "/sekret",
                "is not known");
    }

    @Test
    void the_wrong_type_method_path_or_id_is_told_in_problem_details() throws Exception {
        assertProblem(post("text/plain", "hello"), 415, SUBSCRIPTIONS);
        assertProblem(send("PUT", SUBSCRIPTIONS, "operator", JSON, "{}"), 405, SUBSCRIPTIONS);
        HttpResponse<String> nothing = get("/api/nothing", "operator");
        assertProblem(nothing, 404, "/api/nothing");
        assertThat(read(nothing).path("detail").asText()).isEqualTo("There is nothing at /api/nothing.");
        assertProblem(get("/nothing", "operator"), 404, "/nothing");
        String missing = SUBSCRIPTIONS + "/" + UUID.randomUUID();
        assertProblem(get(missing, "operator"), 404, missing);
        assertFault(get(SUBSCRIPTIONS + "/seven", "operator"), "/id", "is not an id");
        assertFault(get(SUBSCRIPTIONS + "?limit=many", "operator"), "/limit", "is not a number");
        assertFault(get(SUBSCRIPTIONS + "?limit=201", "operator"), "/limit", "must be from 1 to 200");
        assertFault(get(SUBSCRIPTIONS + "?cursor=x", "operator"), "/cursor", "is not a cursor");
    }

    @Test
    void a_stranger_and_the_wrong_role_are_told_so() throws Exception {
        HttpResponse<String> stranger = get(SUBSCRIPTIONS, null);
        assertProblem(stranger, 401, SUBSCRIPTIONS);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"baton\"");
        assertProblem(get(SUBSCRIPTIONS, "operator:wrong"), 401, SUBSCRIPTIONS);
        assertProblem(get(SUBSCRIPTIONS, "analyst"), 403, SUBSCRIPTIONS);
    }

    @Test
    void a_body_over_the_limit_is_too_large_whether_its_length_is_told_or_not() throws Exception {
        String large = "{\"url\":\"" + "x".repeat(1_100_000) + "\"}";
        assertProblem(post(JSON, large), 413, SUBSCRIPTIONS);
        HttpRequest chunked = request(SUBSCRIPTIONS, "operator", JSON)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))))
                .build();
        assertProblem(http.send(chunked, BodyHandlers.ofString()), 413, SUBSCRIPTIONS);
    }

    @Test
    void a_request_that_is_refused_before_it_is_routed_is_answered_alike() throws Exception {
        assertProblem(get("/api//orders", "operator"), 400, null);
    }

    @Test
    void a_malformed_request_line_gets_no_stack_trace() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /api/orders?x=<> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception").doesNotContain("org.apache");
        }
    }

    private void assertFault(HttpResponse<String> answer, String pointer, String detail) throws IOException {
        assertProblem(answer, 400, null);
        assertThat(read(answer).path("errors")).as(answer.body()).singleElement().satisfies(fault -> {
            assertThat(fault.path("pointer").asText()).isEqualTo(pointer);
            assertThat(fault.path("detail").asText()).startsWith(detail);
        });
    }

    /** @param instance null where it does not matter */
    private void assertProblem(HttpResponse<String> answer, int status, @Nullable String instance) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = read(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.has("type")).isTrue();
        assertThat(problem.path("instance").asText()).isNotBlank();
        if (instance != null) {
            assertThat(problem.path("instance").asText()).isEqualTo(instance);
            assertThat(problem.path("detail").asText()).isNotBlank();
        }
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.baton").doesNotContain("trace");
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return send("POST", SUBSCRIPTIONS, "operator", type, body);
    }

    private HttpResponse<String> get(String path, @Nullable String user) throws Exception {
        return send("GET", path, user, null, "");
    }

    private HttpResponse<String> send(
            String method,
            String path,
            @Nullable String user,
            @Nullable String type,
            String body) throws Exception {
        HttpRequest request = request(path, user, type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, @Nullable String user, @Nullable String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (user != null) {
            String credentials = user.contains(":") ? user : user + ":" + user;
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return request;
    }
}
