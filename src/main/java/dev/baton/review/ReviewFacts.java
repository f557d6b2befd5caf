package dev.baton.review;

import java.math.BigDecimal;

/**
 * What the table {@code order-review} is asked about. Every key is always there, since a missing input silently matches no rule. Numbers
 * are for rules and eyes; the amounts that count stay in the database.
 *
 * @param orderTotal in major units, with all discounts and charges
 * @param discountPercent of the subtotal
 * @param checkWarnings how many soft faults the order check found
 * @param stockCoversOrder whether one plant has all of it available
 * @param shortLines how many products are short at the plant that is short of the fewest
 * @param sapStockCovers whether the ERP's books show enough of every product
 * @param plannedSupplyCovers whether production, begun or planned, makes what is short; true if nothing is
 * @param plannedSupplyDays days until it has; 0 if nothing is short or nothing is to be expected
 * @param productionOpenQuantity base units of the order's products that production orders still have to deliver
 * @param vehicleCapacityCovers false only if vehicles are known and cannot carry the order at once
 * @param vehicleCapacity base units; 0 if nothing is known of vehicles
 * @param orderQuantity base units of all goods
 * @param requestedInDays days until the requested delivery; 999 if none was requested
 * @param newCustomer whether the customer has no completed order yet
 * @param balanceAfter what the customer can still spend after this order, in major units
 * @param preOrder whether not all goods are released yet
 */
public record ReviewFacts(
        String channel,
        String customerTier,
        String customerStatus,
        String paymentMethod,
        BigDecimal orderTotal,
        BigDecimal discountPercent,
        int lineCount,
        int checkWarnings,
        boolean stockCoversOrder,
        int shortLines,
        boolean sapStockCovers,
        boolean plannedSupplyCovers,
        long plannedSupplyDays,
        BigDecimal productionOpenQuantity,
        boolean vehicleCapacityCovers,
        BigDecimal vehicleCapacity,
        BigDecimal orderQuantity,
        long requestedInDays,
        boolean newCustomer,
        BigDecimal balanceAfter,
        boolean preOrder) {}
