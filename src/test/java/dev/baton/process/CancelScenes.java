package dev.baton.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Market.Retailer;
import dev.baton.testing.TestClock;
import dev.baton.trade.GroupBuy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClientException;

/** Orders of all channels that wait for something, and orders that go their whole way by themselves. */
final class CancelScenes {

    /** Where simulated carriers never pick up. */
    private static final String QUIET = "Quiet Harbour";

    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Clock clock;

    CancelScenes(ApplicationContext baton, TestRestTemplate http) {
        shop = new Shop(baton);
        market = new Market(baton);
        group = new GroupBuy(http);
        clock = baton.getBean(TestClock.class);
    }

    /**
     * An order that was placed just now.
     *
     * @param standsAt the element at which it will stand still; empty if it goes on to its end
     */
    record Scene(String name, Placed order, String process, String standsAt) {

        @Override
        public String toString() {
            return name + " " + order.number();
        }
    }

    /** One for each wait of each channel that needs no clock, but for those of {@link #pickUps}. */
    List<Supplier<Scene>> waits() {
        return List.of(
                () -> distributor("money", "Gateway_AwaitMoney",
                        () -> shop.place(shop.distributor("10.00"), shop.stocked("113.00"), 10)),
                () -> distributor("review", "Task_ReviewOrder",
                        () -> shop.place(shop.distributor("90000.00"), shop.product("113.00"), 10)),
                () -> distributor("stock", "Gateway_AwaitStock",
                        () -> shop.place(shop.distributor("5000.00"), shop.expected("113.00"), 10)),
                () -> distributor("release", "Gateway_AwaitStock",
                        () -> shop.place(shop.distributor("5000.00"), unreleased(), 10)),
                () -> retailer("money", "Gateway_AwaitMoney", "10.00", "PREPAID", "Shanghai", false),
                () -> retailer("offer", "Task_AnswerOffer", "5000.00", "PREPAID", "Shanghai", false),
                () -> retailer("pick-up, to be paid by card", "Task_AwaitPickup", "0.00", "POS", QUIET, true),
                () -> consumer("payment", "Gateway_AwaitMoney", shop.product("113.00"), null, "Shanghai", false),
                () -> {
                    String sku = shop.product("113.00");
                    String campaign = group.campaign(sku, 100, clock.instant().plus(Duration.ofDays(2)));
                    return consumer("campaign", "Gateway_AwaitCampaign", sku, campaign, "Shanghai", true);
                },
                () -> consumer("review", "Task_ReviewOrder", shop.product("113.00"), null, "Shanghai", true));
    }

    /** One of each channel that waits to be picked up. */
    List<Supplier<Scene>> pickUps() {
        return List.of(
                () -> distributor("pick-up", "Task_AwaitPickup",
                        () -> shop.place(shop.distributor("5000.00"), shop.stocked("113.00"), 10, QUIET)),
                () -> retailer("pick-up", "Task_AwaitPickup", "5000.00", "PREPAID", QUIET, true),
                () -> consumer("pick-up", "Task_AwaitPickup", market.stocked(market.distributor(), "113.00", 100), null,
                        QUIET, true));
    }

    /** The carrier reports something of an order. */
    void report(Scene scene, String status) {
        market.report(scene.order(), status);
    }

    /** One of each channel that goes its whole way. */
    List<Supplier<Scene>> ways() {
        return List.of(
                () -> distributor("whole way", "",
                        () -> shop.place(shop.distributor("5000.00"), shop.stocked("113.00"), 10)),
                () -> retailer("whole way", "", "5000.00", "PREPAID", "Shanghai", true),
                () -> consumer("whole way", "", market.stocked(market.distributor(), "113.00", 100), null, "Shanghai",
                        true));
    }

    private String unreleased() {
        String sku = shop.expected("113.00");
        shop.release(sku, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20));
        return sku;
    }

    private Scene distributor(String name, String wait, Supplier<Placed> order) {
        return new Scene("distributor: " + name, order.get(), "distributor-order", wait);
    }

    private Scene retailer(
            String name,
            String wait,
            String balance,
            String paidBy,
            String city,
            boolean taken) {
        Retailer retailer = market.retailer(balance);
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10, paidBy, city);
        if (taken) {
            meanwhile(() -> market.accept(order, retailer.distributor()));
        }
        return new Scene("retailer: " + name, order, "retailer-order", wait);
    }

    private Scene consumer(
            String name,
            String wait,
            String sku,
            @Nullable String campaign,
            String city,
            boolean paid) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel", "GROUP_BUY",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", market.consumer(),
                "currency", "CNY",
                "payment", Map.of("method", "ONLINE"),
                "shipTo", Map.of("name", "Somebody", "line1", "Road 1", "city", city, "country", "CN"),
                "lines", List.of(Map.of("sku", sku, "quantity", 10))));
        if (campaign != null) {
            body.put("campaign", campaign);
        }
        JsonNode answer = shop.post("integrator", "/api/orders", body);
        Placed order = new Placed(answer.path("id").asText(), answer.path("number").asText());
        if (paid) {
            meanwhile(() -> {
                shop.awaitStatus(order, "AWAITING_PAYMENT");
                String total = shop.order(order).path("totals").path("total").asText();
                shop.post("admin", "/api/payments", Map.of("orderId", order.id(), "amount", total, "currency", "CNY"));
            });
        }
        return new Scene("consumer: " + name, order, "group-buy-order", wait);
    }

    /** What a cancellation comes before is in vain. */
    private static void meanwhile(Runnable step) {
        Thread.ofVirtual().start(() -> {
            try {
                step.run();
            } catch (RestClientException | ConditionTimeoutException | AssertionError inVain) {
                // the order was cancelled first
            }
        });
    }
}
