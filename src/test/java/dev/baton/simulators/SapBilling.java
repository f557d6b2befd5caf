package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code API_BILLING_DOCUMENT_SRV}: SAP bills each delivery whose goods have left. */
final class SapBilling extends SapSimulation {

    private static final String DOCUMENTS = "billing-document";
    private static final String TYPE = "API_BILLING_DOCUMENT_SRV.A_BillingDocumentType";
    private static final long FIRST_NUMBER = 90_000_001L;
    private final Callbacks world;

    SapBilling(Records records, SapSessions sessions, Callbacks world) {
        super("sap-billing", records, sessions);
        this.world = world;
    }

    void bill(ObjectNode delivery) {
        SapDeliveries.items(delivery)
                .stream()
                .map(item -> item.path("ReferenceSDDocument").asText())
                .distinct()
                .flatMap(number -> records.find(SapSalesOrders.ORDERS, number).stream())
                .forEach(order -> {
                    String number = Long.toString(records.next(DOCUMENTS, FIRST_NUMBER));
                    records.put(DOCUMENTS, number, Versions.next(Replies.object()
                            .put("BillingDocument", number)
                            .put("BillingDocumentType", "F2")
                            .put("SoldToParty", order.path("SoldToParty").asText())
                            .put("SalesDocument", order.path("SalesOrder").asText())
                            .put("ReferenceSDDocument", delivery.path("DeliveryDocument").asText())
                            .put("PurchaseOrderByCustomer", order.path("PurchaseOrderByCustomer").asText())
                            .put("BillingDocumentDate", date(world.now()))
                            .put("TotalNetAmount", order.path("TotalNetAmount").asText())
                            .put("TransactionCurrency", order.path("TransactionCurrency").asText())));
                });
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        if (call.key().isEmpty()) {
            return ODataReplies
                    .entities(records.find(DOCUMENTS, call.filter()).stream().map(SapBilling::shown).toList());
        }
        return records.find(DOCUMENTS, call.key("BillingDocument"))
                .map(document -> ODataReplies.entity(200, shown(document)))
                .orElse(ODataReplies.notFound(call.resource()));
    }

    private static ObjectNode shown(ObjectNode document) {
        return Versions.shown(document, document, TYPE,
                "/sap/opu/odata/sap/API_BILLING_DOCUMENT_SRV/A_BillingDocument('"
                        + document.path("BillingDocument").asText() + "')");
    }
}
