package dev.baton.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Retailers and consumers beside the distributors of {@link ReferenceData}, who have some of the products in their own warehouses.
 *
 * @param each how many retailers, and how many consumers: they order in turn, since the rules look at who orders much within an hour
 */
record TradeData(Api api, int each, AtomicInteger turns) {

    private static final int STOCKED = 50;

    TradeData(Api api, int each) {
        this(api, each, new AtomicInteger());
    }

    void load() {
        api.importing("/api/customers/imports", ReferenceData.lines(
                "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance", each,
                number -> "BR-%d,RETAILER,Retailer %d,B-%d,STANDARD,EAST,ACTIVE,CNY,,1000000.00".formatted(number,
                        number,
                        1 + number % ReferenceData.CUSTOMERS)));
        api.importing("/api/customers/imports", ReferenceData.lines(
                "id,type,name,tier,region,status,currency", each,
                number -> "BC-%d,CONSUMER,Consumer %d,STANDARD,EAST,ACTIVE,CNY".formatted(number, number)));
        api.importing("/api/inventory/imports", ReferenceData.lines(
                "location,sku,quantity", STOCKED * ReferenceData.CUSTOMERS,
                number -> "W-B-%d,B-%d,10000000".formatted(1 + number % ReferenceData.CUSTOMERS,
                        1 + number / ReferenceData.CUSTOMERS % STOCKED)));
    }

    String ofRetailer(String reference) {
        return order("RETAILER", "PREPAID", "BR-", reference);
    }

    String ofConsumer(String reference) {
        return order("GROUP_BUY", "ONLINE", "BC-", reference);
    }

    /** Of each channel one in three. */
    String ofAnybody(String reference) {
        return switch (ThreadLocalRandom.current().nextInt(3)) {
            case 0 -> ofRetailer(reference);
            case 1 -> ofConsumer(reference);
            default -> ReferenceData.order(reference);
        };
    }

    private String order(String channel, String paidBy, String customer, String reference) {
        int first = 1 + ThreadLocalRandom.current().nextInt(STOCKED - ReferenceData.LINES + 1);
        int turn = turns.getAndIncrement() % each;
        return ReferenceData.order(channel, paidBy, customer + (1 + turn), reference, first, ReferenceData.LINES);
    }
}
