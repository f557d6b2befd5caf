package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Distributors who take each order that they are offered, as soon as they are told, and consumers who pay for theirs: those look every 200 ms
 * which orders wait for money, since nobody tells them.
 */
final class Partners implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOK_EVERY_MILLIS = 200;
    private static final String UNPAID = "/api/orders?channel=GROUP_BUY&status=AWAITING_PAYMENT&limit=200";

    private final Api api;
    private final HttpServer listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
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
        api.post("/api/subscriptions", "application/json", """
                {"url": "http://127.0.0.1:%d/", "types": ["order.offered"], "secret": "bench-partners-secret"}"""
                .formatted(listener.getAddress().getPort()), UUID.randomUUID().toString());
        threads.execute(this::payAll);
    }

    private void told(HttpExchange exchange) throws IOException {
        try (exchange) {
            String offer = JSON.readTree(exchange.getRequestBody()).path("data").path("offerId").asText();
            exchange.sendResponseHeaders(204, -1);
            threads.execute(() -> patiently(() -> take(offer)));
        }
    }

    private void take(String offer) {
        api.post("/api/offers/" + offer + "/decision", "application/json", "{\"decision\": \"ACCEPT\"}", offer);
    }

    private void payAll() {
        while (open) {
            patiently(() -> unpaid().path("items").forEach(order -> {
                if (paid.add(order.path("id").asText())) {
                    threads.execute(() -> patiently(() -> pay(order)));
                }
            }));
            pause();
        }
    }

    private JsonNode unpaid() {
        try {
            return JSON.readTree(api.get(UNPAID));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pay(JsonNode order) {
        String id = order.path("id").asText();
        api.post("/api/payments", "application/json", """
                {"orderId": "%s", "amount": "%s", "currency": "CNY"}"""
                .formatted(id, order.path("totals").path("total").asText()), id);
    }

    /** Again until it is answered well: what is not answered at all is missed by the load, which waits for each order. */
    private void patiently(Runnable call) {
        while (open) {
            try {
                call.run();
                return;
            } catch (RuntimeException refused) {
                System.out.println("Again: " + refused.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        listener.stop(0);
        threads.close();
    }
}
