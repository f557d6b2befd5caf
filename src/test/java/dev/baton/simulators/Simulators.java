package dev.baton.simulators;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** The simulators inside this JVM, with the same stub files as the container. */
public final class Simulators implements AutoCloseable {

    private static final Path STUBS = Path.of("docker", "wiremock");
    private static final String CARRIER_SECRET = "carrier-secret";
    private static final String PAYMENT_SECRET = "payment-secret";

    private final int port;
    private final Records records;
    private final Callbacks callbacks;
    private final WireMockServer server;

    public Simulators(int port, Records records) {
        this.port = port;
        this.records = records;
        this.callbacks = new Callbacks(new Callbacks.Secrets(CARRIER_SECRET, PAYMENT_SECRET));
        this.server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .usingFilesUnderDirectory(STUBS.toString())
                .extensions(new SimulatorExtensions(records, callbacks))
                .containerThreads(64)
                // each request costs a walk over all that are kept
                .maxRequestJournalEntries(3_000));
    }

    public Simulators start() {
        server.start();
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What Baton must be told to use these. */
    public Map<String, Object> properties() {
        return Map.of(
                "baton.sap.url", url().toString(),
                "baton.sap.user", "BATON",
                "baton.sap.password", "baton",
                "baton.carrier.url", url().toString(),
                "baton.carrier.secret", CARRIER_SECRET,
                "baton.payment.url", url().toString(),
                "baton.payment.secret", PAYMENT_SECRET);
    }

    /** How the simulators talk back. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /**
     * For faults of a test's own: WireMock's ordinary priority goes before the simulators'. Match what is the test's own,
     * an order's number for example, since other tests use the same server.
     */
    public WireMockServer server() {
        return server;
    }

    /** The sales orders that SAP has for an order number of ours; there should never be two. */
    public List<? extends JsonNode> salesOrders(String orderNumber) {
        return records.find(SapSalesOrders.ORDERS,
                order -> order.path("PurchaseOrderByCustomer").asText().equals(orderNumber));
    }

    /** The return orders that SAP has for the number of a return of ours; there should never be two. */
    public List<? extends JsonNode> returnOrders(String returnNumber) {
        return records.find(SapReturns.RETURNS,
                order -> order.path("PurchaseOrderByCustomer").asText().equals(returnNumber));
    }

    /** The outbound deliveries that SAP has for a sales order. */
    public List<? extends JsonNode> deliveries(String salesOrder) {
        return records.find(SapDeliveries.DELIVERIES, delivery -> SapDeliveries.items(delivery)
                .stream()
                .anyMatch(item -> item.path("ReferenceSDDocument").asText().equals(salesOrder)));
    }

    /** Lets SAP have so much of a material at a plant: of type {@code 01} unrestricted, of a special stock or, where that is empty, of none. */
    public void stock(String plant, String material, String quantity, String type, String special) {
        records.put(SapStock.STOCK, String.join("/", plant, material, type, special),
                SapStock.entity(plant, material, quantity, type, special));
    }

    /** Lets SAP have a material; what is named beside replaces what is usual for a finished product that is made. */
    public void product(
            String material,
            String name,
            String group,
            String unit,
            Instant changed,
            Map<String, String> beside) {
        ObjectNode product = SapProducts.entity(material, name, group, unit)
                .put("LastChangeDate", SapSimulation.date(changed));
        beside.forEach(product::put);
        records.put(SapProducts.PRODUCTS, material, product);
    }

    /** The bookings that carriers have under a reference of ours; there should never be two. */
    public List<? extends JsonNode> bookings(String reference) {
        return records.find(CarrierBookings.BOOKINGS, booking -> booking.path("reference").asText().equals(reference));
    }

    /** The payments that institutions have under a reference of ours; there should never be two. */
    public List<? extends JsonNode> payments(String reference) {
        return records.find(PaymentInstitution.PAYMENTS,
                payment -> payment.path("reference").asText().equals(reference));
    }

    /** Lets what is left of an authorisation run out. */
    public void expireAuthorisation(String paymentId) {
        PaymentInstitution.expire(records, paymentId);
    }

    @Override
    public void close() {
        server.stop();
        callbacks.close();
    }
}
