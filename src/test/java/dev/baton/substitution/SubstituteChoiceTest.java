package dev.baton.substitution;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.order.Channel;
import dev.baton.order.LineKind;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.order.ShipTo;
import dev.baton.order.TrackingToken;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubstituteChoiceTest {

    private static final Sku KETTLE = new Sku("KETTLE");
    private static final Sku PAN = new Sku("PAN");
    private static final Map<Sku, Product> PRODUCTS = products(
            product("POT", "110.00", true, null),
            product("CUP", "40.00", true, null),
            product("OLD", "100.00", false, null),
            product("ODD", "100.00", true, "90.00"),
            product("TOP", "130.00", true, null));

    private final Order order = order(line(1, KETTLE, 10), line(2, PAN, 4));

    @Test
    void the_candidate_of_the_highest_priority_that_is_sold_and_not_too_dear_replaces_what_is_missing() {
        List<Replacement> chosen = choose(SubstituteChoiceTest::plenty, false, Map.of(1, 6), Map.of(1, List.of(
                candidate("R-OLD", "OLD", 90, "SHORT"), candidate("R-ODD", "ODD", 80, "SHORT"),
                candidate("R-NONE", "NO-SUCH", 70, "SHORT"), candidate("R-SAME", "KETTLE", 65, "SHORT"),
                candidate("R-TOP", "TOP", 60, "SHORT"),
                candidate("R-CUP", "CUP", 10, "SHORT"), candidate("R-POT", "POT", 50, "SHORT"))));

        assertThat(chosen).singleElement().satisfies(replacement -> {
            assertThat(replacement.rule()).isEqualTo("R-POT");
            assertThat(replacement.from().quantity()).isEqualTo(Quantity.of(6));
            assertThat(replacement.to()).isEqualTo(
                    new Replacement.Goods(new Sku("POT"), Quantity.of(6), money("110.00")));
        });
        assertThat(SubstituteChoice.lines(order, chosen)).containsExactly(
                wanted("KETTLE", 4), wanted("POT", 6), wanted("PAN", 4));
    }

    @Test
    void a_whole_line_is_replaced_and_pieces_are_not_divided() {
        Candidate cups = Candidate.of(List.of(row("R-CUP", "CUP", 10, "LINE", 1.25))).getFirst();

        List<Replacement> chosen = choose(SubstituteChoiceTest::plenty, false, Map.of(1, 1), Map.of(1, List.of(cups)));

        assertThat(SubstituteChoice.lines(order, chosen)).containsExactly(wanted("CUP", 13), wanted("PAN", 4));
    }

    @Test
    void what_is_not_there_together_with_the_rest_of_the_order_is_not_taken() {
        Predicate<List<StockLine>> there =
                wanted -> wanted.stream().noneMatch(line -> line.sku().value().equals("POT")
                        && line.quantity().compareTo(Quantity.of(5)) > 0);
        Map<Integer, List<Candidate>> both = Map.of(
                1, List.of(candidate("R-POT", "POT", 50, "SHORT")),
                2, List.of(candidate("R-POT-2", "POT", 50, "SHORT"), candidate("R-CUP", "CUP", 10, "SHORT")));

        assertThat(choose(there, false, Map.of(1, 3, 2, 3), both)).extracting(Replacement::rule)
                .containsExactly("R-POT", "R-CUP");
        assertThat(choose(there, false, Map.of(1, 6, 2, 3), both)).as("one line would wait all the same").isEmpty();
        assertThat(choose(there, true, Map.of(1, 6, 2, 3), both)).as("the other line waits on")
                .extracting(Replacement::rule).containsExactly("R-POT-2");
    }

    @Test
    void a_row_that_says_too_little_is_a_fault_of_the_rules() {
        Map<String, @Nullable Object> silent = new HashMap<>(row("R", "POT", 1, "SHORT", 1).outputs());
        silent.remove("maxDifference");
        assertThatIllegalStateException().isThrownBy(() -> Candidate.of(List.of(new RuleRow("substitution", silent))))
                .withMessageContaining("maxDifference");
        assertThatIllegalStateException()
                .isThrownBy(() -> Candidate.of(List.of(row("R", "POT", 1, "SHORT", 0))))
                .withMessageContaining("ratio");
        assertThatIllegalStateException().isThrownBy(() -> Candidate.of(List.of(row("R", "POT", 1, "SOME", 1))))
                .withMessageContaining("share");
        assertThatIllegalStateException().isThrownBy(() -> Candidate.of(List.of(row("R", " POT", 1, "LINE", 1))))
                .withMessageContaining("substituteSku");
    }

    private static boolean plenty(List<StockLine> unused) {
        return true;
    }

    private List<Replacement> choose(
            Predicate<List<StockLine>> there,
            boolean inParts,
            Map<Integer, Integer> missing,
            Map<Integer, List<Candidate>> candidates) {
        Map<Integer, Quantity> quantities = new HashMap<>();
        missing.forEach((line, quantity) -> quantities.put(line, Quantity.of(quantity)));
        Map<Integer, List<Candidate>> inTurn = new HashMap<>();
        candidates.forEach((line, named) -> inTurn.put(line, named.stream()
                .sorted((one, other) -> other.priority() - one.priority()).toList()));
        return new SubstituteChoice(order, PRODUCTS, inParts, there).of(quantities, inTurn);
    }

    private static Candidate candidate(String rule, String sku, int priority, String share) {
        return Candidate.of(List.of(row(rule, sku, priority, share, null))).getFirst();
    }

    private static RuleRow row(String rule, String sku, int priority, String share, @Nullable Number ratio) {
        Map<String, @Nullable Object> outputs = new HashMap<>(Map.of("ruleId", rule, "reason", "Why not",
                "substituteSku", sku, "priority", priority, "share", share, "maxDifference", 10));
        outputs.put("ratio", ratio);
        return new RuleRow("substitution", outputs);
    }

    private static NewOrder.Line wanted(String sku, int quantity) {
        return new NewOrder.Line(new Sku(sku), Quantity.of(quantity));
    }

    private static Map<Sku, Product> products(Product... products) {
        Map<Sku, Product> all = new HashMap<>();
        Arrays.stream(products).forEach(product -> all.put(product.sku(), product));
        all.put(KETTLE, product("KETTLE", "100.00", true, null));
        return all;
    }

    private static Product product(String sku, String price, boolean listed, @Nullable String ceiling) {
        return new Product(new Sku(sku), sku, "KITCHEN", "PC", listed, money(price), null,
                ceiling == null ? null : money(ceiling), Product.USUAL_TAX_RATE);
    }

    private static OrderLine line(int lineNo, Sku sku, int quantity) {
        Money price = money("100.00");
        Money worth = price.times(Quantity.of(quantity));
        return new OrderLine(lineNo, LineKind.GOODS, sku, sku.value(), "KITCHEN", "PC", true, false,
                Quantity.of(quantity), price, Product.USUAL_TAX_RATE, worth, money("0.00"), worth, Quantity.ZERO,
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, null, null);
    }

    private static Order order(OrderLine... lines) {
        Money total = Arrays.stream(lines).map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(OrderId.next(), "BO-1", Channel.DISTRIBUTOR, "PO-1", new CustomerId("D-1"), "CNY",
                OrderStatus.BACKORDERED, PaymentStatus.HELD, PaymentMethod.PREPAID, List.of(), null,
                new ShipTo("Warehouse", "Road 1", "Shanghai", "SH", "200000", "CN"), List.of(lines), total,
                money("0.00"), total, null, null, null, null, null, 1, null, null, "test",
                new TrackingToken("none"), Instant.EPOCH, Instant.EPOCH, 1);
    }
}
