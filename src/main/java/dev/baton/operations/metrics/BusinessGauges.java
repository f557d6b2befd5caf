package dev.baton.operations.metrics;

import dev.baton.operations.exception.OrderExceptions;
import dev.baton.platform.problem.Causes;
import dev.baton.platform.sql.Row;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the gauges as the database has them. While that cannot be read they tell nothing, rather than what was. */
@Component
class BusinessGauges {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessGauges.class);

    private final JdbcClient jdbc;
    private final OrderExceptions exceptions;
    private final Clock clock;
    private final Map<Measure, MultiGauge> gauges = new LinkedHashMap<>();
    private final MultiGauge stuck;
    private boolean readable = true;

    BusinessGauges(JdbcClient jdbc, OrderExceptions exceptions, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.exceptions = exceptions;
        this.clock = clock;
        Measure.ALL.forEach(measure -> gauges.put(measure, MultiGauge.builder(measure.name())
                .description(measure.description())
                .baseUnit(measure.unit())
                .register(registry)));
        this.stuck = MultiGauge.builder("baton.exceptions")
                .description("What is stuck, by its kind, as the queue of exceptions has it")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${baton.metrics.interval}")
    void read() {
        try {
            gauges.forEach((measure, gauge) -> gauge.register(rows(measure), true));
            stuck.register(exceptions.counts().entrySet()
                    .stream().<MultiGauge.Row<?>>map(
                            kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), kind.getValue()))
                    .toList(), true);
            readable = true;
        } catch (DataAccessException | TransactionException away) {
            if (readable) {
                LOG.warn("The gauges cannot be read, and tell nothing until they can: {}", Causes.describe(away));
            }
            readable = false;
            gauges.values().forEach(gauge -> gauge.register(List.of(), true));
            stuck.register(List.of(), true);
        }
    }

    private List<MultiGauge.Row<?>> rows(Measure measure) {
        return jdbc.sql(measure.sql())
                .param("now", Row.at(clock.instant()))
                .query(Row.<MultiGauge.Row<?>>as(row -> MultiGauge.Row.of(
                        Tags.of(measure.tags().stream().map(tag -> Tag.of(tag, row.text(tag))).toList()),
                        row.decimal("value"))))
                .list();
    }
}
