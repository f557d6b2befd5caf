package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Distributors who take each order that they are offered, and consumers who pay for theirs, as soon as they are told. */
final class Partners implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Api api;
    private final HttpServer listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    Partners(Api api) {
        this.api = api;
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setExecutor(threads);
        listener.createContext("/", this::told);
        listener.start();
        api.post("/api/subscriptions", "application/json",
                """
                        {"url": "http://127.0.0.1:%d/", "types": ["order.offered", "order.payment-due"], "secret": "bench-partners-secret"}"""
                        .formatted(listener.getAddress().getPort()),
                UUID.randomUUID().toString());
    }

    private void told(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode data = JSON.readTree(exchange.getRequestBody()).path("data");
            exchange.sendResponseHeaders(204, -1);
            threads.execute(() -> patiently(() -> answer(data)));
        }
    }

    private void answer(JsonNode data) {
        if (data.has("offerId")) {
            take(data.path("offerId").asText());
        } else {
            pay(data);
        }
    }

    private void take(String offer) {
        api.post("/api/offers/" + offer + "/decision", "application/json", "{\"decision\": \"ACCEPT\"}", offer);
    }

    private void pay(JsonNode due) {
        String order = due.path("orderId").asText();
        api.post("/api/payments", "application/json", """
                {"orderId": "%s", "amount": "%s", "currency": "CNY"}"""
                .formatted(order, due.path("amount").asText()), order);
    }

    /** Again until it is answered well: what is not answered at all is missed by the load, which waits for each order. */
    private void patiently(Runnable call) {
        while (open) {
            try {
                call.run();
                return;
            } catch (RuntimeException refused) {
                System.out.println("Again: " + refused.getMessage());
                Patience.pause(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        open = false;
        listener.stop(0);
        threads.close();
    }
}
