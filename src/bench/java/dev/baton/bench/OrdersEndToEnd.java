package dev.baton.bench;

import dev.baton.BatonApplication;
import dev.baton.platform.sql.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plain distributor orders through the API of Baton, until each is completed. */
final class OrdersEndToEnd implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ConfigurableApplicationContext application;
    private final JdbcClient sql;
    private final Api api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** @param additions what the application has besides Baton, or in place of a part of it */
    OrdersEndToEnd(Map<String, Object> properties, OutsideWorld outside, Class<?>... additions) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(BatonApplication.class).sources(additions);
        builder.application().setAllowBeanDefinitionOverriding(additions.length > 0);
        application = builder
                .web(WebApplicationType.SERVLET)
                .profiles("test")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("bench", properties)))
                .run();
        int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
        URI baton = URI.create("http://127.0.0.1:" + port);
        sql = application.getBean(JdbcClient.class);
        api = new Api(http, baton);
        outside.reports(baton);
        new ReferenceData(api).load();
    }

    @Override
    public String name() {
        return "Orders end to end";
    }

    @Override
    public void run(int orders, int inFlight) {
        run(ReferenceData::order, orders, inFlight);
    }

    /** The same with other orders. */
    Scenario of(String what, UnaryOperator<String> order) {
        return new Scenario() {

            @Override
            public String name() {
                return what;
            }

            @Override
            public void run(int orders, int inFlight) {
                OrdersEndToEnd.this.run(order, orders, inFlight);
            }

            @Override
            public void close() {
                // what the others need is closed with them
            }
        };
    }

    private void run(UnaryOperator<String> order, int orders, int inFlight) {
        Instant start = Instant.now();
        Semaphore free = new Semaphore(inFlight);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long released = 0;
            long placed = 0;
            Instant deadline = Instant.now().plus(PATIENCE);
            while (released < orders) {
                while (placed < orders && free.tryAcquire()) {
                    placed++;
                    threads.execute(() -> place(order));
                }
                long done = completed(start);
                if (done > released) {
                    free.release((int) (done - released));
                    released = done;
                    deadline = Instant.now().plus(PATIENCE);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "only " + released + " of " + orders + " orders were completed: " + states());
                }
                pause();
            }
        }
    }

    /** Runs an order that is always the same, until it is completed, and tells what has become of it. */
    OrderEnd one() {
        String own = UUID.randomUUID().toString();
        run(reference -> ReferenceData.sameOrder(own), 1, 1);
        return OrderEnd.of(sql, own);
    }

    /** A part of the application. */
    <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    /** Returns once the order is accepted. */
    void place(UnaryOperator<String> order) {
        String reference = UUID.randomUUID().toString();
        api.post("/api/orders", "application/json", order.apply(reference), reference);
    }

    /** How long the orders placed since then took from their acceptance into each state, in the order of the states. */
    List<Latency> latencies(Instant since) {
        return sql
                .sql("""
                        SELECT type, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95,
                            percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99
                        FROM (SELECT t.type, extract(epoch FROM t.at - o.created_at) * 1000 AS ms FROM order_timeline t JOIN orders o ON o.id = t.order_id
                            WHERE o.created_at >= ? AND t.type IN ('order.priced', 'order.approved', 'order.allocated', 'order.released', 'order.shipped',
                                'order.delivered', 'order.completed')) step
                        GROUP BY type ORDER BY p50""")
                .param(Row.at(since))
                .query(Row.as(row -> new Latency(row.text("type"), row.decimal("p50").doubleValue(),
                        row.decimal("p95").doubleValue(), row.decimal("p99").doubleValue())))
                .list();
    }

    /** How many orders have been accepted and not completed. */
    long open() {
        return sql.sql("SELECT count(*) FROM orders WHERE status <> 'COMPLETED'").query(Long.class).single();
    }

    /** Of those that were placed since then: to count all of them anew each time would cost the database more and more. */
    private long completed(Instant since) {
        return sql.sql("SELECT count(*) FROM orders WHERE created_at >= ? AND status = 'COMPLETED'")
                .param(Row.at(since))
                .query(Long.class)
                .single();
    }

    private String states() {
        return sql.sql("SELECT status, count(*) FROM orders GROUP BY status").query().listOfRows().toString();
    }

    private static void pause() {
        try {
            // often enough, since this costs the database something each time
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        application.close();
        http.close();
    }
}
