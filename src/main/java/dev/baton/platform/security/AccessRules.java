package dev.baton.platform.security;

import static dev.baton.platform.security.Access.allow;
import static dev.baton.platform.security.Access.open;
import static dev.baton.platform.security.Access.signed;
import static dev.baton.platform.security.Role.ADMIN;
import static dev.baton.platform.security.Role.ANALYST;
import static dev.baton.platform.security.Role.FINANCE;
import static dev.baton.platform.security.Role.INTEGRATOR;
import static dev.baton.platform.security.Role.OPERATOR;
import static dev.baton.platform.security.Role.STOCK;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.stream.Stream;

/** Who may ask for what of all that Baton answers. */
final class AccessRules {

    private static final List<Access> BESIDE_MONEY = List.of(
            // orders
            allow(POST, "/api/orders", INTEGRATOR),
            allow(POST, "/api/orders/quote", INTEGRATOR),
            allow(POST, "/api/orders/imports", INTEGRATOR),
            allow(GET, "/api/orders/imports/{id}", INTEGRATOR, OPERATOR),
            allow(GET, "/api/orders", INTEGRATOR, OPERATOR, ANALYST),
            allow(GET, "/api/orders/{id}", INTEGRATOR, OPERATOR, ANALYST),
            allow(GET, "/api/orders/{id}/timeline", INTEGRATOR, OPERATOR, ANALYST),
            allow(GET, "/api/orders/{id}/decisions", OPERATOR, ANALYST),
            allow(POST, "/api/orders/{id}/cancellation", INTEGRATOR, OPERATOR),
            allow(GET, "/api/orders/{id}/cancellation/preview", INTEGRATOR, OPERATOR),
            allow(POST, "/api/orders/{id}/hold", OPERATOR),
            allow(POST, "/api/orders/{id}/release", OPERATOR),
            allow(POST, "/api/orders/{id}/amendment", INTEGRATOR),
            allow(POST, "/api/orders/{id}/amendment/preview", INTEGRATOR, OPERATOR),
            allow(POST, "/api/orders/{id}/lines/{line}/cancellation", INTEGRATOR, OPERATOR),
            allow(GET, "/api/orders/{id}/substitution", INTEGRATOR, OPERATOR, ANALYST),
            allow(POST, "/api/orders/{id}/substitution", INTEGRATOR, OPERATOR),
            allow(POST, "/api/orders/{id}/backorder", INTEGRATOR, OPERATOR),

            // what is offered to distributors
            allow(GET, "/api/offers", INTEGRATOR, OPERATOR),
            allow(GET, "/api/offers/{id}", INTEGRATOR, OPERATOR),
            allow(POST, "/api/offers/{id}/decision", INTEGRATOR, OPERATOR),

            // complaints: finance answers some of them
            allow(POST, "/api/orders/{id}/complaints", INTEGRATOR, OPERATOR),
            allow(GET, "/api/complaints", INTEGRATOR, OPERATOR, FINANCE),
            allow(GET, "/api/complaints/report", OPERATOR),
            allow(GET, "/api/complaints/{id}", INTEGRATOR, OPERATOR, FINANCE),
            allow(POST, "/api/complaints/{id}/messages", INTEGRATOR, OPERATOR),
            allow(POST, "/api/complaints/{id}/reopening", INTEGRATOR, OPERATOR),
            allow(POST, "/api/complaints/{id}/closure", INTEGRATOR, OPERATOR),

            // returns: stock keepers note what arrives, and inspect it
            allow(POST, "/api/returns", INTEGRATOR, OPERATOR),
            allow(GET, "/api/returns", INTEGRATOR, OPERATOR, STOCK, FINANCE),
            allow(GET, "/api/returns/{id}", INTEGRATOR, OPERATOR, STOCK, FINANCE),
            allow(POST, "/api/returns/{id}/withdrawal", INTEGRATOR, OPERATOR),
            allow(POST, "/api/returns/{id}/receipt", STOCK, OPERATOR),
            allow(POST, "/api/returns/{id}/inspection", STOCK, OPERATOR),

            // group-buy campaigns
            allow(POST, "/api/campaigns", ANALYST),
            allow(GET, "/api/campaigns", INTEGRATOR, OPERATOR, FINANCE, ANALYST),
            allow(GET, "/api/campaigns/{id}", INTEGRATOR, OPERATOR, FINANCE, ANALYST),
            allow(POST, "/api/campaigns/{id}/cancellation", ANALYST),

            // reference data
            allow(GET, "/api/products", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(POST, "/api/products/imports", STOCK),
            allow(GET, "/api/products/imports/{id}", STOCK),
            allow(PUT, "/api/products/{sku}/release", STOCK),
            allow(POST, "/api/products/units/imports", STOCK),
            allow(GET, "/api/products/units/imports/{id}", STOCK),
            allow(GET, "/api/products/{sku}/units", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(PUT, "/api/products/{sku}/units", STOCK),
            allow(GET, "/api/products/{sku}/price", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/api/price-proposals", INTEGRATOR, OPERATOR, STOCK, ANALYST),
            allow(GET, "/api/price-proposals/{id}", INTEGRATOR, OPERATOR, STOCK, ANALYST),
            allow(GET, "/api/price-lists", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/api/price-lists/{id}/entries", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(POST, "/api/price-lists/imports", STOCK),
            allow(GET, "/api/price-lists/imports/{id}", STOCK),
            allow(GET, "/api/products/categories", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(PUT, "/api/products/categories/{code}", STOCK),
            allow(PUT, "/api/products/{sku}/specifications", STOCK),
            allow(POST, "/api/products/synchronisations", STOCK),
            allow(GET, "/api/products/synchronisations", STOCK, OPERATOR),
            allow(GET, "/api/products/synchronisations/{id}", STOCK, OPERATOR),
            allow(GET, "/api/products/synchronisations/{id}/lines", STOCK, OPERATOR),
            allow(GET, "/api/products/{sku}", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/api/customers", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(POST, "/api/customers/imports", STOCK),
            allow(GET, "/api/customers/imports/{id}", STOCK),
            allow(GET, "/api/customers/{id}", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/api/customers/{id}/parents", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(PUT, "/api/customers/{id}/parent", OPERATOR),
            allow(POST, "/api/customers/listings/imports", INTEGRATOR),
            allow(GET, "/api/customers/listings/imports/{id}", INTEGRATOR),
            allow(GET, "/api/customers/{id}/listings", INTEGRATOR),
            allow(GET, "/api/customers/{id}/listings/{sku}/versions", INTEGRATOR),
            allow(PUT, "/api/customers/{id}/listings/{sku}", INTEGRATOR),
            allow(GET, "/api/policies", INTEGRATOR, OPERATOR, ANALYST),
            allow(POST, "/api/policies/coupons/imports", ANALYST),
            allow(GET, "/api/policies/coupons/imports/{id}", ANALYST),

            // stock
            allow(GET, "/api/inventory", INTEGRATOR, OPERATOR, STOCK),
            allow(GET, "/api/inventory/movements", INTEGRATOR, OPERATOR, STOCK),
            allow(GET, "/api/inventory/locations", INTEGRATOR, OPERATOR, STOCK),
            allow(POST, "/api/inventory/receipts", STOCK),
            allow(POST, "/api/inventory/issues", STOCK),
            allow(POST, "/api/inventory/corrections", STOCK),
            allow(POST, "/api/inventory/quarantines", STOCK),
            allow(POST, "/api/inventory/quarantines/releases", STOCK),
            allow(GET, "/api/inventory/ring-fences", STOCK, OPERATOR),
            allow(PUT, "/api/inventory/ring-fences", STOCK),
            allow(DELETE, "/api/inventory/ring-fences", STOCK),
            allow(POST, "/api/inventory/stocktakes", STOCK),
            allow(GET, "/api/inventory/stocktakes", STOCK, OPERATOR),
            allow(GET, "/api/inventory/stocktakes/{id}", STOCK, OPERATOR),
            allow(GET, "/api/inventory/stocktakes/{id}/lines", STOCK, OPERATOR),
            allow(GET, "/api/inventory/stocktakes/{id}/counts", STOCK, OPERATOR),
            allow(POST, "/api/inventory/stocktakes/{id}/counts", STOCK),
            allow(POST, "/api/inventory/stocktakes/{id}/completion", STOCK),
            allow(POST, "/api/inventory/stocktakes/{id}/abandonment", STOCK),
            allow(POST, "/api/inventory/transfers", STOCK),
            allow(GET, "/api/inventory/transfers", STOCK, OPERATOR),
            allow(GET, "/api/inventory/transfers/{id}", STOCK, OPERATOR),
            allow(POST, "/api/inventory/transfers/{id}/shipment", STOCK),
            allow(POST, "/api/inventory/transfers/{id}/receipts", STOCK),
            allow(POST, "/api/inventory/transfers/{id}/cancellation", STOCK),
            allow(GET, "/api/inventory/thresholds", STOCK, OPERATOR),
            allow(PUT, "/api/inventory/thresholds", STOCK),
            allow(GET, "/api/inventory/alerts", STOCK, OPERATOR),
            allow(GET, "/api/inventory/forecast", STOCK, OPERATOR),
            allow(GET, "/api/inventory/periods", STOCK, OPERATOR),
            allow(POST, "/api/inventory/periods/{month}/close", STOCK),
            allow(GET, "/api/inventory/reports/movements", STOCK, OPERATOR),
            allow(POST, "/api/inventory/imports", STOCK),
            allow(GET, "/api/inventory/imports/{id}", STOCK),
            allow(POST, "/api/inventory/{list}/imports", STOCK),
            allow(GET, "/api/inventory/{list}/imports/{id}", STOCK),

            // what moves: whoever has an order's token sees how far it is
            open(GET, "/api/tracking/{token}"),
            allow(GET, "/api/shipments", INTEGRATOR, OPERATOR),
            signed(POST, "/api/shipments/events"),
            allow(GET, "/api/shipments/{id}/exceptions", OPERATOR),
            allow(POST, "/api/shipments/{id}/short-picks", INTEGRATOR, OPERATOR),
            allow(POST, "/api/shipments/{id}/proof", OPERATOR),
            allow(POST, "/api/shipments/{id}/receipt", INTEGRATOR, OPERATOR),
            allow(GET, "/api/logistics/vehicles", OPERATOR, STOCK),
            allow(POST, "/api/logistics/vehicles/imports", STOCK, OPERATOR),
            allow(GET, "/api/logistics/vehicles/imports/{id}", STOCK, OPERATOR),
            allow(POST, "/api/inventory/reconciliations", STOCK),
            allow(GET, "/api/inventory/reconciliations", OPERATOR, STOCK),
            allow(GET, "/api/inventory/reconciliations/{id}", OPERATOR, STOCK),
            allow(GET, "/api/inventory/reconciliations/{id}/lines", OPERATOR, STOCK),
            allow(GET, "/api/inventory/reconciliations/{id}/ignored", OPERATOR, STOCK),
            allow(POST, "/api/sap/mappings/imports", STOCK, OPERATOR),
            allow(GET, "/api/sap/mappings/imports/{id}", STOCK, OPERATOR),

            // running it
            allow(POST, "/api/subscriptions", OPERATOR),
            allow(GET, "/api/subscriptions", OPERATOR),
            allow(GET, "/api/subscriptions/{id}", OPERATOR),
            allow(DELETE, "/api/subscriptions/{id}", OPERATOR),
            allow(POST, "/api/subscriptions/{id}/redeliveries", OPERATOR),
            allow(GET, "/api/operations/exceptions", OPERATOR),
            allow(POST, "/api/operations/exceptions/actions", OPERATOR),
            allow(POST, "/api/operations/migrations", OPERATOR),
            allow(GET, "/api/operations/migrations", OPERATOR),
            allow(GET, "/api/operations/migrations/{id}", OPERATOR),
            allow(GET, "/api/operations/migrations/{id}/orders", OPERATOR),
            allow(GET, "/api/operations/invariants", ADMIN),
            allow(GET, "/api/decisions/{subject}", FINANCE, OPERATOR, ANALYST),
            allow(GET, "/api/operations/replenishments", STOCK, OPERATOR),
            allow(POST, "/api/operations/replenishments/{id}/order", STOCK, OPERATOR),
            allow(POST, "/api/operations/replenishments/orders", STOCK, OPERATOR),
            allow(POST, "/api/operations/replenishments/{id}/dismissal", STOCK, OPERATOR),

            // the API's own description
            allow(GET, "/v3/api-docs/**", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/v3/api-docs.yaml", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/swagger-ui.html", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/swagger-ui/**", INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST),
            allow(GET, "/actuator/prometheus", OPERATOR),
            allow(GET, "/actuator/**", ADMIN));

    /** More special ones first. */
    static final List<Access> ALL = Stream.concat(BESIDE_MONEY.stream(), MoneyRules.ALL.stream()).toList();

    private AccessRules() {}
}
