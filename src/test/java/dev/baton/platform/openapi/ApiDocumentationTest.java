package dev.baton.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.testing.BatonTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BatonTest
class ApiDocumentationTest {

    private final TestRestTemplate http;
    private final RequestMappingHandlerMapping handlers;

    @Autowired
    ApiDocumentationTest(
            TestRestTemplate http,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
        this.http = http.withBasicAuth("integrator", "integrator");
    }

    @Test
    void the_example_of_an_order_has_no_fault() throws Exception {
        JsonNode place = api().at("/paths/~1api~1orders/post");
        assertThat(place.at("/responses").has("202")).isTrue();
        JsonNode json = place.at("/requestBody/content/application~1json");
        JsonNode example =
                json.has("example") ? json.path("example") : json.at("/examples").iterator().next().path("value");
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        HttpStatus answer = HttpStatus.valueOf(http.postForEntity("/api/orders/quote",
                new HttpEntity<>(example.isTextual() ? example.asText() : example.toString(), headers), String.class)
                .getStatusCode()
                .value());
        assertThat(answer).isIn(HttpStatus.OK, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void a_line_of_a_quote_is_not_described_as_one_of_an_order() throws Exception {
        JsonNode schemas = api().at("/components/schemas");
        assertThat(schemas.at("/QuoteLine/properties").has("unitPrice")).isTrue();
        assertThat(schemas.at("/OrderRequestLine/properties").has("unitPrice")).isFalse();
        assertThat(schemas.has("Line")).isFalse();
    }

    @Test
    void docstrings_say_what_operations_do() throws Exception {
        assertThat(api().at("/paths/~1api~1receivables~1{id}~1write-offs/post/summary").asText()).isNotEmpty();
        assertThat(operations()).hasSizeGreaterThan(150)
                .filteredOn(operation -> operation.json().path("summary").asText().isBlank()).isEmpty();
    }

    @Test
    void the_codes_of_success_are_those_that_are_answered() throws Exception {
        SuccessCodes answered = new SuccessCodes();
        Map<String, Set<Integer>> told = new TreeMap<>();
        operations().forEach(operation -> told.put(operation.name(), operation.codes(200)));
        Map<String, Set<Integer>> real = new TreeMap<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> mapping.getMethodsCondition()
                .getMethods()
                .forEach(method -> mapping.getPatternValues().stream()
                        .map(path -> method + " " + path)
                        .filter(told::containsKey)
                        .forEach(name -> real.computeIfAbsent(name, none -> new TreeSet<>())
                                .addAll(answered.of(handler.getMethod())))));
        assertThat(told).isEqualTo(real);
    }

    @Test
    void every_refusal_is_a_problem_that_says_what_it_holds() throws Exception {
        assertThat(api().at("/components/schemas/Problem/properties").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "errors");
        assertThat(api().at("/components/schemas/Problem/properties/errors/items/properties").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("pointer", "detail");
        assertThat(operations()).allSatisfy(operation -> operation.codes(400, 500)
                .forEach(code -> assertThat(operation.json()
                        .at("/responses/" + code + "/content/application~1problem+json/schema/$ref").asText())
                        .as("%s of %s", code, operation)
                        .isEqualTo("#/components/schemas/Problem")));
    }

    @Test
    void an_operation_tells_how_it_may_be_refused_and_nothing_that_cannot_be() throws Exception {
        assertThat(refusals("POST /api/orders")).containsExactly(400, 401, 403, 409, 413, 415, 422, 429);
        assertThat(refusals("GET /api/orders/{id}")).containsExactly(400, 401, 403, 404);
        assertThat(refusals("POST /api/campaigns/{id}/cancellation")).containsExactly(400, 401, 403, 404, 409, 429);
        assertThat(refusals("GET /api/tracking/{token}")).containsExactly(400, 404, 429);
        assertThat(refusals("POST /api/payments/notifications")).containsExactly(400, 401, 413, 415, 429);
        assertThat(refusals("POST /api/orders/imports")).contains(400, 413, 415);
        assertThat(refusals("GET /api/operations/invariants")).containsExactly(401, 403);
        assertThat(operations()).filteredOn(operation -> !operation.codes(400).containsAll(Set.of(401, 403)))
                .extracting(Described::name)
                .containsExactlyInAnyOrder("GET /api/tracking/{token}", "POST /api/payments/notifications",
                        "POST /api/shipments/events");
    }

    @Test
    void a_key_against_repeats_is_required_where_it_is_read() throws Exception {
        assertThat(operations().stream().flatMap(operation -> operation.json().path("parameters").valueStream())
                .filter(parameter -> parameter.path("name").asText().equals("Idempotency-Key")))
                .hasSizeGreaterThan(20)
                .allMatch(parameter -> parameter.path("required").asBoolean());
    }

    @Test
    void json_that_is_sent_or_answered_is_described_as_more_than_a_text() throws Exception {
        assertThat(operations().stream().flatMap(Described::bodies))
                .hasSizeGreaterThan(200)
                .allSatisfy(body -> assertThat(body.schema().path("type").asText("")).as(body.of())
                        .isNotEqualTo("string"));
    }

    private Set<Integer> refusals(String name) throws Exception {
        return operations().stream().filter(operation -> operation.name().equals(name)).findFirst().orElseThrow()
                .codes(400);
    }

    @Test
    void a_quantity_is_described_as_a_number_and_an_amount_as_a_text() throws Exception {
        Map<String, Set<String>> types = new TreeMap<>();
        List<String> shapeless = new ArrayList<>();
        api().at("/components/schemas").properties().forEach(schema -> schema.getValue().path("properties").properties()
                .forEach(property -> look(schema.getKey() + "." + property.getKey(), property.getValue(), types,
                        shapeless)));
        assertThat(types).containsOnlyKeys("in base units, up to 3 decimals", "in major units")
                .containsEntry("in base units, up to 3 decimals", Set.of("number"))
                .containsEntry("in major units", Set.of("string"));
        assertThat(shapeless).as("objects of which nothing is known").isEmpty();
    }

    private static void look(String place, JsonNode schema, Map<String, Set<String>> types, List<String> shapeless) {
        String description = schema.path("description").asText();
        if (description.equals("in major units") || description.startsWith("in base units")) {
            types.computeIfAbsent(description, none -> new TreeSet<>()).add(schema.path("type").asText());
        }
        if (schema.path("type").asText().equals("object") && !schema.has("properties")
                && !schema.has("additionalProperties") && !place.equals("PageObjectNode.items[]")) {
            shapeless.add(place);
        }
        if (schema.has("items")) {
            look(place + "[]", schema.path("items"), types, shapeless);
        }
    }

    /** @param name its method and path */
    private record Described(String name, JsonNode json) {

        Set<Integer> codes(int... hundreds) {
            return StreamSupport
                    .stream(Spliterators.spliteratorUnknownSize(json.path("responses").fieldNames(), 0), false)
                    .map(Integer::valueOf)
                    .filter(code -> Arrays.stream(hundreds).anyMatch(from -> code >= from && code < from + 100))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** What is sent, and what is answered where all goes well, as JSON. */
        private Stream<Body> bodies() {
            return Stream.concat(
                    bodies("sent", json.path("requestBody")),
                    codes(200).stream().flatMap(code -> bodies("answered", json.at("/responses/" + code))));
        }

        private Stream<Body> bodies(String way, JsonNode what) {
            return what.path("content").properties().stream()
                    .filter(content -> Set.of("*/*", "application/json").contains(content.getKey()))
                    .map(content -> new Body(name + " " + way, content.getValue().path("schema")));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param of what it is, and whether it is sent or answered */
    private record Body(String of, JsonNode schema) {}

    private List<Described> operations() throws Exception {
        List<Described> all = new ArrayList<>();
        api().path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> all.add(new Described(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue()))));
        return all;
    }

    @Test
    void each_body_has_a_name_of_its_own_since_schemas_are_named_by_it() {
        List<String> names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.baton")
                .stream()
                .filter(type -> type.getPackageName().endsWith(".web") && type.isRecord() && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void files_can_be_sent_from_the_documentation_and_the_error_page_is_no_part_of_it() throws Exception {
        JsonNode orders = api().at("/paths/~1api~1orders~1imports/post");
        assertThat(orders.at("/requestBody/content").fieldNames()).toIterable()
                .containsExactly("text/csv", "application/x-ndjson");
        assertThat(orders.at("/responses").has("202")).isTrue();
        assertThat(api().path("paths").has("/error")).isFalse();
    }

    private JsonNode api() throws Exception {
        return new ObjectMapper().readTree(http.getForObject("/v3/api-docs", String.class));
    }
}
