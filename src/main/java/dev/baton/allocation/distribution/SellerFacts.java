package dev.baton.allocation.distribution;

/**
 * What the tables {@code order-distribution} and {@code group-buy-allocation} are asked about a distributor that could sell an order.
 *
 * @param sellerId the distributor's id
 * @param channel the order's
 * @param home whether the customer belongs to it
 * @param sameRegion whether it has its seat in the customer's region
 * @param tier its own
 * @param listed whether it lists all of the order's products
 * @param covered whether it has all of the order to spare
 * @param stockCover how much of the order it has to spare, in per cent of the quantity, rounded down
 * @param serviceScore of the offers of the last {@code baton.allocation.distribution.service-days} days that are not open or withdrawn, how many it
 *     took, in per cent, rounded down; 100 where there are fewer than {@code baton.allocation.distribution.service-sample}
 * @param openOrders how many orders it has that are not delivered yet
 */
public record SellerFacts(
        String sellerId,
        String channel,
        boolean home,
        boolean sameRegion,
        String tier,
        boolean listed,
        boolean covered,
        int stockCover,
        int serviceScore,
        int openOrders) {}
