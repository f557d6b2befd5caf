package dev.baton.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.platform.inbox.Signatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A subscriber that checks signatures and keeps what it takes. */
final class Subscriber implements AutoCloseable {

    private final HttpServer server;
    private final String secret;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private volatile int answer;

    Subscriber(String secret, int answer) throws IOException {
        this.secret = secret;
        this.answer = answer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/events", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    void answers(int status) {
        answer = status;
    }

    List<JsonNode> taken() {
        return taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean signed = Signatures.sign(secret, body).equals(exchange.getRequestHeaders().getFirst(Signatures.HEADER));
        boolean structured =
                "application/cloudevents+json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        int status = signed && structured ? answer : 400;
        if (status == 200) {
            taken.add(new ObjectMapper().readTree(body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
