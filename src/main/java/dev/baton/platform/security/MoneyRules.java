package dev.baton.platform.security;

import static dev.baton.platform.security.Access.allow;
import static dev.baton.platform.security.Access.signed;
import static dev.baton.platform.security.Role.FINANCE;
import static dev.baton.platform.security.Role.INTEGRATOR;
import static dev.baton.platform.security.Role.OPERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;

/** Who may ask for what about money. */
final class MoneyRules {

    static final List<Access> ALL = List.of(
            allow(GET, "/api/claims", FINANCE, OPERATOR),
            allow(POST, "/api/claims/{id}/decision", FINANCE),
            allow(GET, "/api/accounts", INTEGRATOR, FINANCE),
            allow(GET, "/api/accounts/{id}", INTEGRATOR, FINANCE),
            allow(GET, "/api/accounts/{id}/statement", INTEGRATOR, FINANCE),
            allow(POST, "/api/accounts/{id}/status", FINANCE),
            allow(GET, "/api/ledger/journal", FINANCE),
            allow(GET, "/api/ledger/trial-balance", FINANCE),
            allow(GET, "/api/ledger/general-ledger", FINANCE),
            allow(GET, "/api/ledger/periods", FINANCE),
            allow(POST, "/api/ledger/periods", FINANCE),
            allow(POST, "/api/accounts/{id}/top-ups", INTEGRATOR, FINANCE),
            allow(GET, "/api/top-ups", FINANCE),
            allow(GET, "/api/top-ups/{id}", INTEGRATOR, FINANCE),
            allow(GET, "/api/top-ups/{id}/attachment", INTEGRATOR, FINANCE),
            allow(POST, "/api/reconciliation/statements", FINANCE),
            allow(GET, "/api/reconciliation/statements", FINANCE),
            allow(GET, "/api/reconciliation/statements/{id}", FINANCE),
            allow(GET, "/api/reconciliation/statements/{id}/entries", FINANCE),
            allow(GET, "/api/reconciliation/entries", FINANCE),
            allow(GET, "/api/reconciliation/entries/{id}", FINANCE),
            allow(POST, "/api/reconciliation/entries/{id}/resolution", FINANCE),
            allow(GET, "/api/reconciliation/report", FINANCE),
            allow(GET, "/api/settlements", FINANCE),
            allow(POST, "/api/settlements/periods", FINANCE),
            allow(GET, "/api/settlements/periods", FINANCE),
            allow(GET, "/api/settlements/periods/{id}", FINANCE),
            allow(GET, "/api/settlements/periods/{id}/orders", FINANCE),
            allow(GET, "/api/settlements/periods/{id}/pdf", FINANCE),
            allow(GET, "/api/settlements/periods/{id}/csv", FINANCE),
            allow(POST, "/api/settlements/periods/{id}/approval", FINANCE),
            allow(GET, "/api/customers/{id}/credit-terms", FINANCE),
            allow(PUT, "/api/customers/{id}/credit-terms", FINANCE),
            allow(GET, "/api/receivables", INTEGRATOR, FINANCE),
            allow(GET, "/api/receivables/ageing", FINANCE),
            allow(GET, "/api/receivables/report", FINANCE),
            allow(POST, "/api/receivables/receipts", FINANCE),
            allow(GET, "/api/receivables/receipts", FINANCE),
            allow(GET, "/api/receivables/receipts/{id}", FINANCE),
            allow(GET, "/api/receivables/{id}", INTEGRATOR, FINANCE),
            allow(POST, "/api/receivables/{id}/write-offs", FINANCE),
            allow(POST, "/api/orders/{id}/pos-slips", FINANCE, OPERATOR),
            allow(POST, "/api/orders/{id}/refunds", FINANCE),
            allow(GET, "/api/orders/{id}/refunds", FINANCE, OPERATOR),
            signed(POST, "/api/payments/notifications"),
            allow(GET, "/api/payments/notifications", FINANCE),
            allow(POST, "/api/payments", INTEGRATOR, FINANCE),
            allow(GET, "/api/payments", INTEGRATOR, FINANCE),
            allow(GET, "/api/payments/{id}", INTEGRATOR, FINANCE),
            allow(POST, "/api/payments/{id}/captures", FINANCE),
            allow(POST, "/api/payments/{id}/voids", FINANCE),
            allow(POST, "/api/payments/{id}/refunds", FINANCE));

    private MoneyRules() {}
}
