package dev.baton.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Walks every endpoint that there is, as everyone who there is. A new endpoint without a rule in {@link Access} fails here. */
@BatonTest
class AccessTest {

    private static final String ERROR_PAGE = "/error";
    private static final String FORGOTTEN = "/api/forgotten";

    private final RequestMappingHandlerMapping mappings;
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    AccessTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    private record Endpoint(HttpMethod method, String pattern) {

        String path() {
            return pattern.replace("**", "").replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        }
    }

    @Test
    void every_endpoint_has_a_rule() {
        assertThat(endpoints()).isNotEmpty()
                .allSatisfy(endpoint -> assertThat(rule(endpoint)).as(endpoint.toString()).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> every_endpoint_is_open_to_its_roles_and_to_no_other() {
        return endpoints().stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> walk(endpoint)));
    }

    @Test
    void health_is_open_to_everyone_and_the_rest_of_the_actuator_to_admins() throws Exception {
        assertThat(status(HttpMethod.GET, "/actuator/health", null)).isIn(200, 503);
        assertThat(status(HttpMethod.GET, "/actuator/health/liveness", null)).isIn(200, 503);
        for (String path : List.of("/actuator", "/actuator/metrics", "/v3/api-docs", "/swagger-ui.html",
                "/swagger-ui/index.html")) {
            assertThat(status(HttpMethod.GET, path, null)).as(path).isEqualTo(401);
            assertThat(status(HttpMethod.GET, path, Role.ADMIN)).as(path).isIn(200, 302);
        }
        assertThat(status(HttpMethod.GET, "/actuator/metrics", Role.OPERATOR)).isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/v3/api-docs", Role.ANALYST)).isEqualTo(200);
    }

    @Test
    void what_has_no_rule_is_refused_to_everyone_even_if_it_is_there() throws Exception {
        RequestMappingInfo forgotten = RequestMappingInfo.paths(FORGOTTEN)
                .methods(RequestMethod.GET)
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(forgotten, this, AccessTest.class.getDeclaredMethod("forgotten"));
        try {
            assertThat(status(HttpMethod.GET, FORGOTTEN, null)).isEqualTo(401);
            assertThat(status(HttpMethod.GET, FORGOTTEN, Role.ADMIN)).isEqualTo(404);
        } finally {
            mappings.unregisterMapping(forgotten);
        }
        assertThat(status(HttpMethod.DELETE, "/api/orders", Role.ADMIN)).isEqualTo(405);
        assertThat(status(HttpMethod.HEAD, "/api/accounts", Role.STOCK)).isEqualTo(405);
    }

    @ResponseBody
    String forgotten() {
        throw new AssertionError("somebody came through");
    }

    private void walk(Endpoint endpoint) throws Exception {
        Access rule = rule(endpoint).orElseThrow(() -> new AssertionError("no rule in Access for " + endpoint));
        String path = endpoint.path();
        if (rule.isSigned()) {
            assertThat(status(endpoint.method(), path, null)).as("without a signature").isEqualTo(401);
            return;
        }
        if (rule.isOpen()) {
            assertThat(status(endpoint.method(), path, null)).as("nobody").isEqualTo(404);
            return;
        }
        assertThat(status(endpoint.method(), path, null)).as("nobody").isEqualTo(401);
        for (Role role : Role.values()) {
            int status = status(endpoint.method(), path, role);
            if (rule.roles().contains(role)) {
                assertThat(status).as(role.word()).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(status).as(role.word()).isEqualTo(403);
            }
        }
    }

    private List<Endpoint> endpoints() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AccessTest::endpoints)
                .filter(endpoint -> !Set.of(ERROR_PAGE, FORGOTTEN).contains(endpoint.pattern()))
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(endpoint -> endpoint.method().name()))
                .toList();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        List<HttpMethod> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Arrays.asList(HttpMethod.values())
                : mapping.getMethodsCondition().getMethods().stream().map(method -> HttpMethod.valueOf(method.name()))
                        .toList();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> new Endpoint(method, pattern)));
    }

    private static Optional<Access> rule(Endpoint endpoint) {
        PathContainer path = PathContainer.parsePath(endpoint.path());
        return AccessRules.ALL.stream()
                .filter(rule -> rule.method().equals(endpoint.method()))
                .filter(rule -> PathPatternParser.defaultInstance.parse(rule.path()).matches(path))
                .findFirst();
    }

    private int status(HttpMethod method, String path, @Nullable Role role) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method.name(),
                        method.equals(HttpMethod.POST) ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (role != null) {
            String credentials = role.word() + ":" + role.word();
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
