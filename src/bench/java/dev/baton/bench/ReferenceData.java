package dev.baton.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Enough customers, products, stock and money that no order waits for any of them. */
record ReferenceData(Api api) {

    static final int CUSTOMERS = 50;
    private static final int PRODUCTS = 500;
    static final int LINES = 3;

    void load() {
        api.importing("/api/inventory/locations/imports",
                "id,type,name,region,customerId\nPB01,PLANT,Bench plant,EAST,\n");
        api.importing("/api/products/imports", lines(
                "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling", PRODUCTS,
                number -> "B-%d,Product %d,%s,PCE,true,CNY,50.00,40.00,60.00"
                        .formatted(number, number, number % 2 == 0 ? "KITCHEN" : "CLIMATE")));
        api.importing("/api/customers/imports", lines(
                "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance", CUSTOMERS,
                number -> "B-%d,DISTRIBUTOR,Distributor %d,,GOLD,EAST,ACTIVE,CNY,,100000000.00".formatted(number,
                        number)));
        api.importing("/api/inventory/imports", lines(
                "location,sku,quantity", PRODUCTS, number -> "PB01,B-%d,10000000".formatted(number)));
        api.importing("/api/logistics/vehicles/imports", "id,location,capacity,unit\nV-BENCH,PB01,1000000,PCE\n");
    }

    /** A file with a row for each number from 1 on. */
    static String lines(String header, int count, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int number = 1; number <= count; number++) {
            csv.append(row.apply(number)).append('\n');
        }
        return csv.toString();
    }

    /** Three lines in two categories, for one of the customers. */
    static String order(String reference) {
        return order(reference, customer(), first(LINES), LINES);
    }

    /** As {@link #order}, but for the same customer and of the same products each time. */
    static String sameOrder(String reference) {
        return order(reference, 1, 1, LINES);
    }

    /** As {@link #order}, of products that all orders want. */
    static String orderOfOneProduct(String reference) {
        return order(reference, customer(), 1, 1);
    }

    /** As {@link #order}, for a customer who places all orders. */
    static String orderOfOneCustomer(String reference) {
        return orderOfCustomer(1, reference);
    }

    /** As {@link #order}, of this customer. */
    static String orderOfCustomer(int customer, String reference) {
        return order(reference, customer, first(LINES), LINES);
    }

    /** As {@link #order}, with so many lines. */
    static String orderOf(int lines, String reference) {
        return order(reference, customer(), first(lines), lines);
    }

    private static int customer() {
        return 1 + ThreadLocalRandom.current().nextInt(CUSTOMERS);
    }

    private static int first(int lines) {
        return 1 + ThreadLocalRandom.current().nextInt(PRODUCTS - lines + 1);
    }

    private static String order(String reference, int customer, int first, int lines) {
        return order("DISTRIBUTOR", "PREPAID", "B-" + customer, reference, first, lines);
    }

    /**
     * Of many lines little each, so that the total needs no person.
     *
     * @param first number of the first of so many products
     */
    static String order(String channel, String paidBy, String customer, String reference, int first, int lines) {
        return order(channel, paidBy, customer, reference, IntStream.range(first, first + lines)
                .mapToObj(number -> line("B-" + number, lines > LINES ? 1 : 10 * (1 + number % LINES)))
                .collect(Collectors.joining(",")));
    }

    /** One line of an order, as {@link #order(String, String, String, String, String)} wants it. */
    static String line(String sku, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, quantity);
    }

    /** @param lines with commas in between */
    static String order(String channel, String paidBy, String customer, String reference, String lines) {
        return """
                {"channel":"%s","externalReference":"%s","customerId":"%s","currency":"CNY",
                 "payment":{"method":"%s"},
                 "shipTo":{"name":"Dock","line1":"1 Bench Road","city":"Shanghai","region":"EAST","postalCode":"200000","country":"CN"},
                 "lines":[%s]}"""
                .formatted(channel, reference, customer, paidBy, lines);
    }
}
