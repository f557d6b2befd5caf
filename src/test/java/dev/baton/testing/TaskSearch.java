package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The engine's search for completed user tasks, active incidents and active elements, which a broker without Tasklist and Operate does not have: it answers
 * in the same form, out of what the broker has exported.
 */
final class TaskSearch implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final EngineRecords records;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    TaskSearch(EngineRecords records) {
        this.records = records;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v2/user-tasks/search", this::answer);
        server.createContext("/v2/incidents/search", this::answerIncidents);
        server.createContext("/v2/flownode-instances/search", this::answerElements);
        server.setExecutor(requests);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode filter = JSON.readTree(exchange.getRequestBody()).path("filter");
            ObjectNode found = JSON.createObjectNode();
            ArrayNode items = found.putArray("items");
            records.userTasks()
                    .stream()
                    .filter(task -> filter.path("state").asText().equals("CREATED") ? task.open() : task.completed())
                    .filter(task -> task.processInstanceKey() == filter.path("processInstanceKey").asLong())
                    .filter(task -> task.elementId().equals(filter.path("elementId").asText()))
                    .sorted(Comparator.comparingLong(UserTask::key))
                    .forEach(task -> items.addObject()
                            .put("key", task.key())
                            .put("state", filter.path("state").asText())
                            .put("elementId", task.elementId())
                            .put("processInstanceKey", task.processInstanceKey())
                            .put("assignee", task.assignee().orElse(null)));
            send(exchange, found);
        }
    }

    private void answerIncidents(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode found = JSON.createObjectNode();
            ArrayNode items = found.putArray("items");
            records.incidents()
                    .stream()
                    .filter(Incident::open)
                    .sorted(Comparator.comparingLong(Incident::key).reversed())
                    .limit(JSON.readTree(exchange.getRequestBody()).path("page").path("limit").asLong())
                    .forEach(incident -> items.addObject()
                            .put("key", incident.key())
                            .put("state", "ACTIVE")
                            .put("errorType", incident.errorType())
                            .put("errorMessage", incident.message())
                            .put("processDefinitionId", incident.processId())
                            .put("processDefinitionKey", incident.processDefinitionKey())
                            .put("processInstanceKey", incident.processInstanceKey())
                            .put("flowNodeId", incident.elementId())
                            .put("flowNodeInstanceKey", incident.elementInstanceKey())
                            .put("jobKey", incident.jobKey())
                            .put("treePath", "PI_" + incident.rootInstanceKey()));
            send(exchange, found);
        }
    }

    private void answerElements(HttpExchange exchange) throws IOException {
        try (exchange) {
            long instance = JSON.readTree(exchange.getRequestBody()).at("/filter/processInstanceKey").asLong();
            ObjectNode found = JSON.createObjectNode();
            ArrayNode items = found.putArray("items");
            records.activeElements(instance).forEach(element -> items.addObject()
                    .put("processInstanceKey", instance)
                    .put("flowNodeId", element)
                    .put("state", "ACTIVE"));
            send(exchange, found);
        }
    }

    private static void send(HttpExchange exchange, ObjectNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        requests.close();
    }
}
