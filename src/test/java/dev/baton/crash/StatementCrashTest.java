package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.parts.Baton;
import dev.baton.payment.reconciliation.BankFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The application is killed outright while it matches a bank statement of 500 entries, and comes back. */
@Tag("crash")
@Isolated("works both cores to the full")
class StatementCrashTest {

    private static final int ENTRIES = 500;
    private static final int EXPECTED = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    static final Site SITE = new Site("statement-crash", Map.of());

    private static final Baton BATON = SITE.baton();

    private final RestClient http = RestClient.builder().baseUrl(BATON.url().toString())
            .defaultHeaders(headers -> headers.setBasicAuth("admin", "admin")).build();

    @Test
    void each_entry_is_matched_and_booked_once() {
        SITE.health().awaitProcesses();
        String customer = customer();
        String day = "2026-11-20";
        BankFile file = BankFile.of("08");
        for (int number = 0; number < EXPECTED; number++) {
            String reference = "R-" + UUID.randomUUID().toString().substring(0, 12);
            post("/api/receivables/receipts", MediaType.APPLICATION_JSON, """
                    {"customerId": "%s", "amount": "%d.00", "currency": "CNY", "institution": "ICBC", "reference": "%s",
                     "at": "%sT08:00:00Z"}""".formatted(customer, 10 + number, reference, day));
            file.received(10 + number + ".50", "CNY", day, reference);
        }
        for (int number = EXPECTED; number < ENTRIES; number++) {
            file.received(number + ".00", "CNY", day, "who knows");
        }
        String statement = "/api/reconciliation/statements/"
                + post("/api/reconciliation/statements", MediaType.APPLICATION_XML, file.camt()).path("id").asText();
        await("half of it").atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                .until(() -> read(statement).path("waiting").asInt() <= ENTRIES - 120);
        BATON.kill();
        BATON.start();
        SITE.health().awaitProcesses();

        JsonNode done = await("all of it").atMost(PATIENCE)
                .until(() -> read(statement), progress -> progress.path("waiting").asInt() == 0);
        assertThat(done.path("entries").asInt()).isEqualTo(ENTRIES);
        assertThat(done.path("matched").asInt()).isEqualTo(EXPECTED);
        assertThat(done.path("open").asInt()).isEqualTo(ENTRIES - EXPECTED);
        assertThat(post("/api/reconciliation/statements", MediaType.APPLICATION_XML, file.camt()).path("id"))
                .isEqualTo(done.path("id"));
        // each entry had half a yuan more than its receipt, which is the customer's
        int receipts = EXPECTED * 10 + EXPECTED * (EXPECTED - 1) / 2;
        assertThat(read("/api/accounts/" + customer + ":PREPAID:CNY").path("posted").asText())
                .isEqualTo(receipts + EXPECTED / 2 + ".00");
        JsonNode invariants = read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }

    private String customer() {
        JsonNode imported = post("/api/customers/imports", MediaType.parseMediaType("text/csv"), """
                id,type,name,tier,region,status,currency
                D-9,DISTRIBUTOR,Nine,GOLD,EAST,ACTIVE,CNY
                """);
        String location = "/api/customers/imports/" + imported.path("id").asText();
        await("the customer").atMost(PATIENCE).until(() -> read(location).path("accepted").asInt() == 1);
        return "D-9";
    }

    private JsonNode post(String path, MediaType type, String body) {
        return json(http.post().uri(path).contentType(type).header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body).retrieve().body(String.class));
    }

    private JsonNode read(String path) {
        return json(http.get().uri(path).exchange((request, response) -> new String(response.getBody().readAllBytes(),
                StandardCharsets.UTF_8)));
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return new JsonMapper().readTree(String.valueOf(text));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + text, broken);
        }
    }
}
