package dev.baton.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.testing.BatonTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@BatonTest
class ApiDocumentationTest {

    private final TestRestTemplate http;

    @Autowired
    ApiDocumentationTest(TestRestTemplate http) {
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
