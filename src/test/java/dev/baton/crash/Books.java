package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Channel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether money and goods have moved by exactly what was sold, once all orders of a wave are completed. */
final class Books {

    /** What a distributor has of what it sells, by {@code dmn/settlement-split.dmn}. */
    private static final BigDecimal OF_RETAIL_SALE = new BigDecimal("0.97");
    private static final BigDecimal OF_GROUP_BUY = new BigDecimal("0.25");

    private final Wave wave;
    private final List<JsonNode> orders;

    Books(Wave wave) {
        this.wave = wave;
        this.orders = wave.orders();
    }

    void assertAddUp() {
        IntStream.range(0, Traders.DISTRIBUTORS).mapToObj(wave.traders()::distributor)
                .forEach(this::assertMoneyOfDistributor);
        assertThat(wave.purchases().stream().filter(one -> one.channel() != Channel.DISTRIBUTOR)
                .map(Purchase::buyer).distinct())
                .allSatisfy(buyer -> assertHas(buyer, "PREPAID", BigDecimal.ZERO));
        IntStream.range(0, Traders.PRODUCTS).mapToObj(wave.traders()::product).forEach(this::assertStock);
        assertThat(wave.read("/api/ledger/trial-balance").path("totals")).isNotEmpty()
                .allSatisfy(total -> assertThat(total.path("balanced").asBoolean()).as(total.toString()).isTrue());
        JsonNode invariants = wave.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }

    private void assertMoneyOfDistributor(String id) {
        assertHas(id, "PREPAID", new BigDecimal(Traders.OPENING_BALANCE)
                .subtract(sum(Channel.DISTRIBUTOR, order -> order.path("customerId").asText().equals(id))));
        Predicate<JsonNode> sold = order -> order.path("sellerId").asText().equals(id);
        assertHas(id, "SETTLEMENT", sum(Channel.RETAILER, sold).multiply(OF_RETAIL_SALE));
        assertHas(id, "SPLIT", sum(Channel.GROUP_BUY, sold).multiply(OF_GROUP_BUY));
    }

    private BigDecimal sum(Channel channel, Predicate<JsonNode> which) {
        return orders.stream()
                .filter(order -> order.path("channel").asText().equals(channel.name()))
                .filter(which)
                .map(order -> new BigDecimal(order.at("/totals/total").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An account that nothing was ever booked on need not be there. */
    private void assertHas(String owner, String kind, BigDecimal amount) {
        JsonNode account = wave.read("/api/accounts/" + owner + ":" + kind + ":CNY");
        assertThat(new BigDecimal(account.path("posted").asText("0"))).as("%s of %s", kind, owner)
                .isEqualByComparingTo(amount);
        assertThat(account.path("pending").asText("0.00")).as("pending on %s of %s", kind, owner).isEqualTo("0.00");
    }

    private void assertStock(String sku) {
        List<JsonNode> stock = wave.readAll("/api/inventory?sku=" + sku);
        Map<String, Integer> onHand = stock.stream().collect(Collectors.groupingBy(
                item -> item.path("locationType").asText(),
                Collectors.summingInt(item -> item.path("onHand").asInt())));
        int bought = sold(Channel.DISTRIBUTOR, sku);
        int retailed = sold(Channel.RETAILER, sku);
        assertThat(stock).as("stock of " + sku).allSatisfy(item -> assertThat(item.path("reserved").asInt()).isZero());
        assertThat(onHand.get("PLANT")).as("left at the plant of " + sku).isEqualTo(Traders.OPENING_STOCK - bought);
        assertThat(onHand.get("WAREHOUSE")).as("at distributors of " + sku).isEqualTo(
                Traders.DISTRIBUTORS * Traders.OPENING_STOCK + bought - retailed - sold(Channel.GROUP_BUY, sku));
        assertThat(onHand.getOrDefault("STORE", 0)).as("arrived at retailers of " + sku).isEqualTo(retailed);
    }

    private int sold(Channel channel, String sku) {
        return wave.purchases().stream()
                .filter(one -> one.channel() == channel && one.sku().equals(sku))
                .mapToInt(Purchase::quantity)
                .sum();
    }
}
