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

/**
 * SAP and a carrier that answer each request after the same short delay and remember nothing, so that what is measured is
 * Baton and not its simulators. The carrier picks up and delivers as soon as it has been booked.
 */
final class OutsideWorld implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Executor delayed;
    private final String carrierSecret;
    private final AtomicLong numbers = new AtomicLong(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private volatile URI baton = URI.create("http://127.0.0.1");

    OutsideWorld(Duration delay, String carrierSecret) {
        this.carrierSecret = carrierSecret;
        this.delayed = CompletableFuture.delayedExecutor(
                delay.toMillis(), TimeUnit.MILLISECONDS, Executors.newVirtualThreadPerTaskExecutor());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sap/", exchange -> answerLater(exchange, this::sap));
        server.createContext("/carriers/", exchange -> answerLater(exchange, this::carrier));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where tracking events go. */
    void reports(URI to) {
        baton = to;
    }

    private record Answer(int status, String body) {}

    private interface Part {

        Answer answer(String method, String path, String body);
    }

    private void answerLater(HttpExchange exchange, Part part) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = String.valueOf(exchange.getRequestURI().getPath());
        delayed.execute(() -> answer(exchange, part.answer(exchange.getRequestMethod(), path, body)));
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

    private Answer sap(String method, String path, String body) {
        if (method.equals("GET")) {
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

    private Answer carrier(String method, String path, String body) {
        if (method.equals("GET")) {
            return new Answer(200, "{\"items\":[]}");
        }
        long number = numbers.getAndIncrement();
        String tracking = "BENCH" + number;
        delayed.execute(() -> report(tracking, "InTransit"));
        delayed.execute(() -> report(tracking, "Delivered"));
        ObjectNode booking = JSON.createObjectNode()
                .put("bookingId", "B" + number)
                .put("trackingNumber", tracking)
                .put("carrier", path.split("/")[2])
                .put("reference", parsed(body).path("reference").asText());
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
        Map<String, Object> event = Map.of(
                "eventId", tracking + status,
                "trackingNumber", tracking,
                "status", status,
                "at", Instant.now().toString(),
                "location", "bench",
                "proof", Map.of("signedBy", "dock", "at", Instant.now().toString()));
        try {
            String body = JSON.writeValueAsString(event);
            HttpRequest request = HttpRequest.newBuilder(baton.resolve("/api/shipments/events"))
                    .header("Content-Type", "application/json")
                    .header("X-Signature", Signatures.sign(carrierSecret, body.getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
