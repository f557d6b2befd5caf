package dev.baton.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class MetricsTest {

    private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

    private final Trade trade;
    private final BusinessGauges gauges;
    private final JdbcClient jdbc;
    private final TestRestTemplate http;

    @Autowired
    MetricsTest(BeanFactory beans, BusinessGauges gauges, JdbcClient jdbc, TestRestTemplate http) {
        this.trade = new Trade(beans);
        this.gauges = gauges;
        this.jdbc = jdbc;
        this.http = http;
    }

    @Test
    void prometheus_sees_orders_by_channel_and_state_and_since_when_they_wait() {
        trade.approved(trade.distributor("100.00"), Trade.line(trade.product("10.00"), 1));
        gauges.read();

        assertThat(scraped()).containsPattern(
                "baton_orders\\{[^}]*channel=\"DISTRIBUTOR\"[^}]*status=\"APPROVED\"[^}]*} [1-9]");
        assertThat(scraped()).containsPattern("baton_orders_oldest_seconds\\{[^}]*status=\"APPROVED\"[^}]*} [0-9.]+");
    }

    @Test
    void what_is_no_more_is_told_no_more() {
        jdbc.sql("INSERT INTO inbox_event (source, event_id, correlation, payload) VALUES ('metered', '1', 'x', '{}')")
                .update();
        gauges.read();
        assertThat(scraped()).containsPattern("baton_inbox_events\\{[^}]*source=\"metered\"[^}]*} 1\\.0");

        jdbc.sql("DELETE FROM inbox_event WHERE source = 'metered'").update();
        gauges.read();

        assertThat(scraped()).doesNotContain("source=\"metered\"");
    }

    /** What alerts and panels ask for, Baton has under this name. */
    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
    void what_is_watched_is_measured(String file) throws IOException {
        Set<String> measured = Stream.concat(
                Measure.ALL.stream().map(measure -> NAMES.name(measure.name(), Meter.Type.GAUGE, measure.unit())),
                Stream.of("baton_exceptions", "baton_job_seconds_count", "baton_job_seconds_bucket"))
                .collect(Collectors.toSet());

        Set<String> watched = Pattern.compile("\\bbaton_\\w+")
                .matcher(Files.readString(Path.of("docker", "monitoring", file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(watched).hasSizeGreaterThan(6).isSubsetOf(measured);
    }

    private String scraped() {
        return Objects.requireNonNull(
                http.withBasicAuth("operator", "operator").getForObject("/actuator/prometheus", String.class));
    }
}
