package dev.baton.crash;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.parts.Baton;
import dev.baton.testing.TestPlatform;
import dev.baton.trade.Api;
import dev.baton.trade.GroupBuy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** A campaign misses its minimum by one, and the application is killed outright while its participants get their money back. */
@Tag("crash")
@Isolated("works both cores to the full")
class CampaignCrashTest {

    private static final int PARTICIPANTS = 24;
    private static final int BEFORE = 4;
    private static final Duration OPEN = Duration.ofSeconds(50);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    static final Site SITE = new Site("campaign-crash", Map.of());

    private static final TestPlatform PLATFORM = SITE.platform();
    private static final Baton BATON = SITE.baton();

    private final TestRestTemplate http = Api.http(BATON.url().toString());

    @Test
    void each_participant_is_refunded_once() {
        SITE.health().awaitProcesses();
        GroupBuy group = new GroupBuy(http);
        String sku = group.product("300.00");
        List<String> consumers = group.consumers(PARTICIPANTS);
        String campaign = group.campaign(sku, PARTICIPANTS + 1, Instant.now().plus(OPEN));
        List<String> orders = consumers.parallelStream().map(each -> group.order(each, sku, 1, campaign)).toList();
        List<String> payments = orders.parallelStream().map(group::pay).toList();
        assertThat(group.campaign(campaign).path("paid").asInt()).isEqualTo(PARTICIPANTS);

        await("the first refunds").atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> refunds() >= BEFORE);
        BATON.kill();
        int before = refunds();
        BATON.start();
        SITE.health().awaitProcesses();

        assertThat(before).as("killed half-way").isLessThan(PARTICIPANTS);
        await("the end of all").atMost(PATIENCE).untilAsserted(() -> assertThat(group.campaign(campaign).path("orders")
                .asInt()).isZero());
        IntStream.range(0, PARTICIPANTS).forEach(number -> group.awaitRefund(orders.get(number), payments.get(number)));
        assertThat(payments).allSatisfy(CampaignCrashTest::refundedOnce);
        assertThat(group.campaign(campaign).path("status").asText()).isEqualTo("MISSED");
        JsonNode invariants = group.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
        assertThat(PLATFORM.incidents().open()).isEmpty();
    }

    private static void refundedOnce(String payment) {
        assertThat(PLATFORM.simulators().payments(payment)).singleElement().satisfies(known -> {
            assertThat(new BigDecimal(known.path("refunded").asText()))
                    .isEqualByComparingTo(known.path("captured").asText());
            assertThat(PLATFORM.simulators().server().findAll(postRequestedFor(
                    urlPathMatching(".*/payments/" + known.path("paymentId").asText() + "/refunds"))).stream()
                    .map(request -> request.getHeader("Idempotency-Key")).distinct()).hasSize(1);
        });
    }

    /** Which institutions were asked for so far. */
    private static int refunds() {
        return PLATFORM.simulators().server().findAll(postRequestedFor(urlPathMatching(".*/refunds"))).size();
    }
}
