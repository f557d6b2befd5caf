package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Channel;
import dev.baton.trade.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who sells and buys what in a wave: a plant, a few distributors with stock of their own, their retailers, and consumers.
 *
 * @param wave with which all their names begin, and no others
 */
record Traders(String wave) {

    static final int DISTRIBUTORS = 4;
    static final int PRODUCTS = 3;
    /** Of each product at the plant and at each distributor. */
    static final int OPENING_STOCK = 10_000;
    /** Of each distributor. */
    static final String OPENING_BALANCE = "1000000.00";
    /** So many retailers and consumers that none of them orders so often that somebody would have to look. */
    private static final int OTHERS = 32;

    String plant() {
        return wave + "1";
    }

    String product(int number) {
        return wave + "-P" + number % PRODUCTS;
    }

    String distributor(int number) {
        return wave + "-D" + number % DISTRIBUTORS;
    }

    String buyer(Channel channel, int number) {
        return switch (channel) {
            case DISTRIBUTOR -> distributor(number);
            case RETAILER -> wave + "-R" + number % OTHERS;
            case GROUP_BUY -> wave + "-C" + number % OTHERS;
        };
    }

    /** Loads them all. */
    void prepare(Api admin) {
        load(admin, "/api/products/imports", "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling",
                rows(PRODUCTS, number -> product(number) + ",Product,COOKING,PC,true,CNY,113.00,,"));
        load(admin, "/api/inventory/locations/imports", "id,type,name,region,customerId",
                Stream.of(plant() + ",PLANT,Plant,EAST,"));
        load(admin, "/api/customers/imports", "id,type,name,parentId,tier,region,status,currency,openingBalance",
                rows(DISTRIBUTORS, number -> customer(distributor(number), "DISTRIBUTOR", "") + OPENING_BALANCE));
        load(admin, "/api/customers/imports", "id,type,name,parentId,tier,region,status,currency,openingBalance",
                Stream.concat(
                        rows(OTHERS, number -> customer(buyer(Channel.RETAILER, number), "RETAILER",
                                distributor(number))),
                        rows(OTHERS, number -> customer(buyer(Channel.GROUP_BUY, number), "CONSUMER", ""))));
        load(admin, "/api/inventory/imports", "location,sku,quantity",
                Stream.concat(Stream.of(plant()), rows(DISTRIBUTORS, number -> "W-" + distributor(number)))
                        .flatMap(location -> rows(PRODUCTS,
                                number -> location + "," + product(number) + "," + OPENING_STOCK)));
    }

    private static Stream<String> rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row);
    }

    private static String customer(String id, String type, String parent) {
        return id + "," + type + ",Customer," + parent + ",STANDARD,EAST,ACTIVE,CNY,";
    }

    private static void load(Api admin, String path, String header, Stream<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows.toList());
        JsonNode done = admin.importing(path, String.join("\n", lines));
        assertThat(done.path("accepted").asInt()).as("rows of %s taken: %s", path, done).isEqualTo(lines.size() - 1);
    }
}
