package dev.baton.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each job of a plain order answers, so that the order takes the path on which nothing is waited for. */
final class CannedAnswers {

    static final String LATER = "2099-01-01T00:00:00Z";

    private static final Map<String, Object> SHIPMENT = Map.of(
            "location", "P-SH", "locationRegion", "EAST", "region", "EAST", "country", "CN",
            "quantity", 30, "amount", 3_000, "daysToDelivery", 7);

    private static final Map<String, Object> REVIEW = new TreeMap<>();

    static {
        REVIEW.putAll(Map.of(
                "channel", "DISTRIBUTOR", "customerTier", "GOLD", "customerStatus", "ACTIVE", "paymentMethod",
                "PREPAID",
                "orderTotal", 3_000, "discountPercent", 0, "lineCount", 3, "checkWarnings", 0));
        REVIEW.putAll(Map.of(
                "stockCoversOrder", true, "shortLines", 0, "sapStockCovers", true, "plannedSupplyCovers", true,
                "plannedSupplyDays", 0, "productionOpenQuantity", 0));
        REVIEW.putAll(Map.of(
                "vehicleCapacityCovers", true, "vehicleCapacity", 10_000, "orderQuantity", 30, "requestedInDays", 7,
                "newCustomer", false, "balanceAfter", 100_000));
    }

    private static final Map<String, Object> RISK = new TreeMap<>(REVIEW);

    static {
        RISK.putAll(Map.of(
                "customerType", "DISTRIBUTOR", "firstOrder", false, "daysSinceRegistration", 100, "amount", 3_000,
                "timesAverage", 1, "ordersLastHour", 100, "paymentsLastHour", 0, "failedPayments", 0,
                "addressesLastDay", 1, "otherRegion", false));
        RISK.keySet().removeIf(fact -> REVIEW.containsKey(fact) && !fact.equals("channel"));
    }

    static final Map<String, Map<String, Object>> BY_JOB_TYPE = Map.ofEntries(
            Map.entry("order-claim", Map.of(
                    "orderNumber", "BO-2026-000001",
                    "revision", 1,
                    "facts", List.of(fact("ORDER", ""), fact("GROUP", "KITCHEN"), fact("GROUP", "CLIMATE")))),
            Map.entry("promotion-price", Map.of()),
            Map.entry("payment-hold", Map.of("paymentOutcome", "HELD")),
            Map.entry("sap-gather-review-facts", Map.of("review", REVIEW, "risk", RISK)),
            Map.entry("review-decide", Map.of("reviewOutcome", "AUTO_APPROVE")),
            Map.entry("allocation-reserve", Map.of("allocationOutcome", "RESERVED")),
            Map.entry("sap-create-sales-order", Map.of()),
            Map.entry("logistics-book-carrier", Map.of()),
            Map.entry("sap-issue-goods", Map.of("deliveryDueAt", LATER)),
            Map.entry("logistics-receive-goods", Map.of()),
            Map.entry("settlement-settle", Map.of()));

    private CannedAnswers() {}

    /** What else is answered about this order: its goods are one consignment, of the same id. */
    static Map<String, Object> about(String jobType, String orderId) {
        return jobType.equals("allocation-reserve")
                ? Map.of("consignments", List.of(Map.of("consignmentId", orderId, "shipment", SHIPMENT)))
                : Map.of();
    }

    private static Map<String, Object> fact(String scope, String category) {
        Map<String, Object> fact = new TreeMap<>(Map.of(
                "scope", scope, "channel", "DISTRIBUTOR", "customerType", "DISTRIBUTOR", "customerTier", "GOLD",
                "customerRegion", "EAST", "customerStatus", "ACTIVE", "paymentMethod", "PREPAID", "category",
                category));
        fact.putAll(Map.of(
                "quantity", 30, "amount", 3_000, "orderAmount", 3_000, "lineCount", 3, "unlistedLines", 0,
                "linesOutsideBand", 0, "coupon", ""));
        return fact;
    }
}
