package dev.baton.bench;

import dev.baton.BatonApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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

    OrdersEndToEnd(Map<String, Object> properties, OutsideWorld outside) {
        application = new SpringApplicationBuilder(BatonApplication.class)
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
        long completedBefore = completed();
        Semaphore free = new Semaphore(inFlight);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long released = 0;
            long placed = 0;
            Instant deadline = Instant.now().plus(PATIENCE);
            while (released < orders) {
                while (placed < orders && free.tryAcquire()) {
                    placed++;
                    threads.execute(this::place);
                }
                long done = completed() - completedBefore;
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

    private void place() {
        String reference = UUID.randomUUID().toString();
        api.post("/api/orders", "application/json", ReferenceData.order(reference), reference);
    }

    private long completed() {
        return sql.sql("SELECT count(*) FROM orders WHERE status = 'COMPLETED'").query(Long.class).single();
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
