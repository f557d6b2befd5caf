package dev.baton.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.platform.inbox.Signatures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A subscriber that checks signatures and keeps what it takes. */
final class Subscriber implements AutoCloseable {

    private final HttpServer server;
    private final String secret;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int answer;
    private volatile boolean endless;

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

    /** From now on answers begin, and do not end before this is closed. */
    void answersWithoutEnd() {
        endless = true;
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
        exchange.sendResponseHeaders(status, endless ? 0 : -1);
        if (endless) {
            begin(exchange.getResponseBody());
        }
        exchange.close();
    }

    private void begin(OutputStream body) throws IOException {
        body.write('.');
        body.flush();
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
