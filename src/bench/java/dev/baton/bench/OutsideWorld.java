package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.platform.inbox.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * SAP, a carrier and payment institutions that answer each request after the same short delay and remember nothing, so that what is measured
 * is Baton and not its simulators. The carrier picks up and delivers as soon as it has been booked.
 */
final class OutsideWorld implements AutoCloseable {

    private static final String SECRET = "bench-secret";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(
            200, TimeUnit.MILLISECONDS, Executors.newCachedThreadPool());

    private final HttpServer server;
    private final Executor delayed;
    private final AtomicLong numbers = new AtomicLong(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newCachedThreadPool())
            .build();
    private volatile URI baton = URI.create("http://127.0.0.1");
    private volatile boolean open = true;

    OutsideWorld(Duration delay) {
        this.delayed = CompletableFuture.delayedExecutor(
                delay.toMillis(), TimeUnit.MILLISECONDS, Executors.newCachedThreadPool());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/sap/", exchange -> answerLater(exchange, this::sap));
        server.createContext("/carriers/", exchange -> answerLater(exchange, this::carrier));
        server.createContext("/institutions/", exchange -> answerLater(exchange, this::institution));
        server.start();
    }

    /** What Baton must be told to use it. */
    Map<String, Object> properties() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Map.of(
                "baton.sap.url", uri,
                "baton.sap.user", "bench",
                "baton.sap.password", "bench",
                "baton.carrier.url", uri,
                "baton.carrier.secret", SECRET,
                "baton.payment.url", uri,
                "baton.payment.secret", SECRET);
    }

    /** Where tracking events and notifications go. */
    void reports(URI to) {
        baton = to;
    }

    private record Asked(boolean read, String path, String key, String body) {

        static Asked by(HttpExchange exchange) throws IOException {
            return new Asked(exchange.getRequestMethod().equals("GET"),
                    String.valueOf(exchange.getRequestURI().getPath()),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private record Answer(int status, String body) {

        /** Of what has been asked for before, of which nobody remembers any. */
        static final Answer NOTHING = new Answer(200, "{\"items\":[]}");
    }

    private void answerLater(HttpExchange exchange, Function<Asked, Answer> part) throws IOException {
        Asked asked = Asked.by(exchange);
        delayed.execute(() -> answer(exchange, part.apply(asked)));
    }

    private static void answer(HttpExchange exchange, Answer answer) {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-CSRF-Token", "bench");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer sap(Asked asked) {
        String path = asked.path();
        if (asked.read()) {
            boolean one = path.endsWith(")");
            return new Answer(200, one ? delivery("C") : "{\"d\":{\"results\":[]}}");
        }
        if (path.endsWith("A_SalesOrder")) {
            String number = Long.toString(1_000_000 + numbers.getAndIncrement());
            return new Answer(201, "{\"d\":{\"SalesOrder\":\"" + number + "\",\"TotalNetAmount\":\"0.00\"}}");
        }
        return path.endsWith("A_OutbDeliveryHeader") ? new Answer(201, delivery("A")) : new Answer(200, delivery("C"));
    }

    private String delivery(String goodsMovement) {
        return """
                {"d":{"__metadata":{"etag":"W/\\"1\\""},"DeliveryDocument":"%d","OverallGoodsMovementStatus":"%s"}}"""
                .formatted(80_000_000 + numbers.getAndIncrement(), goodsMovement);
    }

    private Answer carrier(Asked asked) {
        if (asked.read()) {
            return Answer.NOTHING;
        }
        long number = numbers.getAndIncrement();
        String tracking = "BENCH" + number;
        delayed.execute(() -> report(tracking, "InTransit"));
        delayed.execute(() -> report(tracking, "Delivered"));
        ObjectNode booking = JSON.createObjectNode()
                .put("bookingId", "B" + number)
                .put("trackingNumber", tracking)
                .put("carrier", asked.path().split("/")[2])
                .put("reference", parsed(asked.body()).path("reference").asText());
        return new Answer(201, booking.toString());
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(String tracking, String status) {
        tell("/api/shipments/events", JSON.valueToTree(Map.of(
                "eventId", tracking + status,
                "trackingNumber", tracking,
                "status", status,
                "at", Instant.now().toString(),
                "location", "bench",
                "proof", Map.of("signedBy", "dock", "at", Instant.now().toString()))));
    }

    private Answer institution(Asked asked) {
        if (asked.read()) {
            return Answer.NOTHING;
        }
        Institution done = Institution.asked(asked.path(), asked.key(), parsed(asked.body()));
        delayed.execute(() -> tell("/api/payments/notifications", done.event()));
        return new Answer(201, done.answer().toString());
    }

    /** Again until it is taken, as carriers and banks do. */
    private void tell(String path, JsonNode event) {
        String body = event.toString();
        HttpRequest request = HttpRequest.newBuilder(baton.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Signature", Signatures.sign(SECRET, body.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        if (open && !isTaken(request)) {
            AGAIN.execute(() -> tell(path, event));
        }
    }

    private boolean isTaken(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        open = false;
        server.stop(0);
        http.close();
    }
}
