package dev.baton.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Places the sample orders one by one through the public API and tells how they fare. */
final class SampleOrders {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    /** Where an order stays until somebody does something, or for good. */
    private static final Map<String, String> RESTS = new LinkedHashMap<>();

    static {
        RESTS.put("COMPLETED", "completed");
        RESTS.put("IN_REVIEW", "wait for a reviewer in Tasklist");
        RESTS.put("AWAITING_PAYMENT", "wait for money");
        RESTS.put("APPROVED", "are on offer to distributors");
        RESTS.put("PRE_ORDERED", "wait for their release");
        RESTS.put("BACKORDERED", "wait for stock");
        RESTS.put("REJECTED", "rejected by a rule");
    }

    private final BatonApi api;
    private final Progress progress;

    SampleOrders(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** The last one tells: a start may have been broken off, and anyone may place orders before the samples do. */
    boolean arePlaced() {
        ObjectNode last = orders().getLast();
        String query = "?customerId=" + last.path("customerId").asText()
                + "&externalReference=" + last.path("externalReference").asText();
        return !api.get("/api/orders" + query).accepted().path("items").isEmpty();
    }

    void place() {
        List<ObjectNode> orders = orders();
        List<String> placed = new ArrayList<>();
        for (ObjectNode order : orders) {
            String reference = order.path("externalReference").asText();
            BatonApi.Answer answer = api.post("/api/orders", "application/json", order.toString(),
                    Map.of("Idempotency-Key", reference));
            if (answer.status() == 202) {
                placed.add(answer.body().path("id").asText());
            } else if (answer.status() == 409) {
                placed.add(answer.body().path("orderId").asText());
            } else {
                progress.say("    " + reference + " was not taken: " + answer.status() + " " + answer.body());
            }
        }
        progress.say("  " + placed.size() + " sample orders placed");
        tell(placed);
    }

    private void tell(List<String> placed) {
        Map<String, Long> states;
        try {
            states = Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> states(placed), found -> RESTS.keySet().containsAll(found.keySet()));
        } catch (ConditionTimeoutException e) {
            states = states(placed);
        }
        String summary = states.entrySet()
                .stream()
                .map(state -> state.getValue() + " " + RESTS.getOrDefault(state.getKey(), "are " + state.getKey()))
                .collect(Collectors.joining(", "));
        progress.say("  Sample orders: " + summary + "\n");
    }

    private Map<String, Long> states(List<String> placed) {
        return placed.stream()
                .map(id -> api.get("/api/orders/" + id).accepted().path("status").asText())
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
    }

    private static List<ObjectNode> orders() {
        Map<String, ObjectNode> orders = new LinkedHashMap<>();
        for (CSVRecord row : rows()) {
            ObjectNode order = orders.computeIfAbsent(row.get("externalReference"), reference -> header(row));
            order.withArray("lines")
                    .addObject()
                    .put("sku", row.get("sku"))
                    .put("quantity", Integer.parseInt(row.get("quantity")));
        }
        return List.copyOf(orders.values());
    }

    private static List<CSVRecord> rows() {
        try (var parser = CSVFormat.DEFAULT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(SampleFile.read("orders")))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode header(CSVRecord row) {
        ObjectNode order = JSON.createObjectNode();
        for (String field : List.of("channel", "externalReference", "customerId", "currency")) {
            order.put(field, row.get(field));
        }
        var coupons = order.putArray("couponCodes");
        Set.of(row.get("couponCodes").split(";")).stream().filter(code -> !code.isBlank()).forEach(coupons::add);
        order.putObject("payment").put("method", row.get("paymentMethod"));
        order.putObject("shipTo")
                .put("name", row.get("shipToName"))
                .put("line1", row.get("shipToLine1"))
                .put("city", row.get("shipToCity"))
                .put("region", row.get("shipToRegion"))
                .put("postalCode", row.get("shipToPostalCode"))
                .put("country", row.get("shipToCountry"));
        order.putArray("lines");
        return order;
    }
}
