package dev.baton.promotion;

import static dev.baton.order.GoodsLines.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.DiscountPromise;
import dev.baton.order.OrderLine;
import dev.baton.order.Pricing;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReckoningTest {

    private static final BigDecimal FREIGHT_TAX = new BigDecimal("0.13");

    @Test
    void without_policies_the_list_prices_stand() {
        Pricing pricing = price(List.of(line(1, "PAN", "12.50", "3")));

        assertThat(pricing).isEqualTo(new Pricing(Map.of(), List.of(), List.of()));
    }

    @Test
    void a_line_policy_is_about_its_category_only_and_rounds_half_up() {
        List<OrderLine> goods = List.of(line(1, "PAN", "0.50", "1"), line(2, "POT", "100.00", "1"));

        Pricing pricing = price(goods, policy("P", PolicyKind.LINE_PERCENT, "5", 10, false, "PAN"));

        // 2.5 cents off
        assertThat(pricing.discounts()).containsOnly(Map.entry(1, cny("0.03")));
        assertThat(pricing.policies())
                .containsExactly(new Pricing.AppliedPolicy("P", "because P", "LINE_PERCENT", cny("0.03")));
    }

    @Test
    void line_policies_follow_each_other_by_priority_each_on_what_is_left() {
        List<OrderLine> goods = List.of(line(1, "PAN", "100.00", "1"));

        Pricing pricing = price(goods,
                policy("LOW", PolicyKind.LINE_PERCENT, "10", 1, false, ""),
                policy("HIGH", PolicyKind.LINE_PERCENT, "20", 9, false, ""));

        assertThat(pricing.policies()).extracting(Pricing.AppliedPolicy::policy).containsExactly("HIGH", "LOW");
        assertThat(pricing.policies()).extracting(Pricing.AppliedPolicy::amount).containsExactly(cny("20.00"),
                cny("8.00"));
    }

    @Test
    void an_exclusive_policy_is_the_last_of_its_level() {
        List<OrderLine> goods = List.of(line(1, "PAN", "100.00", "1"));

        Pricing pricing = price(goods,
                policy("ONLY", PolicyKind.LINE_PERCENT, "10", 9, true, ""),
                policy("NEVER", PolicyKind.LINE_PERCENT, "50", 1, false, ""),
                policy("ORDER", PolicyKind.ORDER_AMOUNT, "5", 1, true, ""),
                policy("PAST", PolicyKind.ORDER_PERCENT, "50", 0, false, ""));

        assertThat(pricing.policies()).extracting(Pricing.AppliedPolicy::policy).containsExactly("ONLY", "ORDER");
        assertThat(total(goods, pricing)).isEqualTo(cny("85.00"));
    }

    @Test
    void an_order_discount_is_shared_by_largest_remainder() {
        List<OrderLine> goods =
                List.of(line(1, "PAN", "10.00", "1"), line(2, "PAN", "10.00", "1"), line(3, "PAN", "10.00", "1"));

        Pricing pricing = price(goods, policy("TEN", PolicyKind.ORDER_AMOUNT, "10", 1, false, ""));

        assertThat(pricing.discounts()).containsOnly(
                Map.entry(1, cny("3.34")), Map.entry(2, cny("3.33")), Map.entry(3, cny("3.33")));
    }

    @Test
    void what_was_promised_to_an_order_is_kept_in_proportion_to_what_stays() {
        Policy hundred = kept("HUNDRED", PolicyKind.ORDER_AMOUNT, "100");
        Pricing before = price(List.of(line(1, "PAN", "100.00", "10"), line(2, "POT", "100.00", "10")), hundred);
        assertThat(before.promises()).extracting(DiscountPromise::amount).containsExactly(cny("50.00"), cny("50.00"));

        List<OrderLine> less = List.of(line(1, "PAN", "100.00", "3"), line(3, "PEN", "100.00", "5"));
        Pricing after = again(less, before, hundred);
        Pricing unnamed = again(less, before);
        Pricing more = again(List.of(line(1, "PAN", "100.00", "30")), before);

        assertThat(after.discounts()).containsOnly(Map.entry(1, cny("15.00")));
        assertThat(unnamed.discounts()).isEqualTo(after.discounts());
        assertThat(more.discounts()).containsOnly(Map.entry(1, cny("50.00")));
        assertThat(again(List.of(line(1, "PAN", "100.00", "1")), unnamed).discounts())
                .containsOnly(Map.entry(1, cny("5.00")));
    }

    @Test
    void a_percentage_of_lines_is_applied_anew_while_it_is_named_and_kept_when_it_is_not() {
        Policy tenth = kept("TENTH", PolicyKind.LINE_PERCENT, "10");
        Pricing before = price(List.of(line(1, "PAN", "33.33", "3")), tenth);

        List<OrderLine> other = List.of(line(1, "PAN", "33.33", "4"));

        assertThat(again(other, before, tenth).discounts()).containsOnly(Map.entry(1, cny("13.33")));
        assertThat(again(other, before).discounts()).containsOnly(Map.entry(1, cny("10.00")));
        assertThat(again(List.of(line(1, "PAN", "33.33", "1"), line(1 + 1, "POT", "1.00", "1")), before).discounts())
                .containsOnly(Map.entry(1, cny("3.33")));
    }

    @Test
    void what_is_kept_never_takes_more_than_there_is() {
        Policy most = kept("MOST", PolicyKind.ORDER_PERCENT, "80");
        Pricing before = price(List.of(line(1, "PAN", "10.00", "10")), most);

        Pricing after = again(List.of(line(1, "PAN", "10.00", "10")), before,
                policy("HALF", PolicyKind.LINE_PERCENT, "50", 1, false, ""));

        assertThat(after.discounts()).containsOnly(Map.entry(1, cny("100.00")));
    }

    @Test
    void no_discount_takes_more_than_there_is() {
        List<OrderLine> goods = List.of(line(1, "PAN", "3.00", "1"), line(2, "PAN", "0.00", "5"));

        Pricing pricing = price(goods, policy("TEN", PolicyKind.ORDER_AMOUNT, "10", 1, false, ""));

        assertThat(total(goods, pricing)).isEqualTo(cny("0.00"));
        assertThat(pricing.policies()).extracting(Pricing.AppliedPolicy::amount).containsExactly(cny("3.00"));
    }

    @Test
    void of_several_freights_the_lowest_is_charged_and_no_discount_touches_it() {
        List<OrderLine> goods = List.of(line(1, "PAN", "100.00", "1"));

        Pricing pricing = price(goods,
                policy("FAR", PolicyKind.FREIGHT, "80", 9, false, ""),
                policy("NEAR", PolicyKind.FREIGHT, "60.00", 1, false, ""),
                policy("HALF", PolicyKind.ORDER_PERCENT, "50", 1, false, ""));

        assertThat(pricing.charges()).extracting(Pricing.Charge::amount).containsExactly(cny("60.00"));
        assertThat(total(goods, pricing)).isEqualTo(cny("110.00"));
    }

    @Test
    void free_freight_wins_and_makes_no_line() {
        Pricing pricing = price(List.of(line(1, "PAN", "100.00", "1")),
                policy("NEAR", PolicyKind.FREIGHT, "60", 1, false, ""),
                policy("FREE", PolicyKind.FREIGHT, "0", 1, false, ""));

        assertThat(pricing.charges()).isEmpty();
        assertThat(pricing.policies()).extracting(Pricing.AppliedPolicy::policy).containsExactly("FREE");
    }

    @Test
    void a_policy_named_for_several_facts_is_applied_once() {
        List<OrderLine> goods = List.of(line(1, "PAN", "100.00", "1"));
        Policy twice = policy("P", PolicyKind.ORDER_PERCENT, "10", 1, false, "");

        assertThat(total(goods, price(goods, twice, twice))).isEqualTo(cny("90.00"));
    }

    @RepeatedTest(300)
    void lines_discounts_and_freight_add_up_whatever_the_policies(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<OrderLine> goods = new ArrayList<>();
        for (int number = 1; number <= 1 + random.nextInt(50); number++) {
            String price = BigDecimal.valueOf(random.nextInt(500_000), 2).toPlainString();
            goods.add(line(number, "C" + random.nextInt(4), price,
                    BigDecimal.valueOf(1 + random.nextInt(100_000), 3).toPlainString()));
        }
        List<PolicyKind> kinds = List.of(PolicyKind.values());
        Policy[] policies =
                random.ints(random.nextInt(8), 0, 4).mapToObj(kind -> anyPolicy(kinds.get(kind), random))
                        .toArray(Policy[]::new);

        Pricing pricing = price(goods, policies);
        List<OrderLine> priced = pricing.applyTo(goods);

        Money discounts = sum(priced.stream().map(OrderLine::discount).toList());
        Money taken = sum(pricing.policies().stream().filter(Pricing.AppliedPolicy::isDiscount)
                .map(Pricing.AppliedPolicy::amount).toList());
        Money charged = sum(pricing.charges().stream().map(Pricing.Charge::amount).toList());
        Money subtotal = sum(goods.stream().map(OrderLine::subtotal).toList());
        assertThat(discounts).isEqualTo(taken);
        assertThat(sum(priced.stream().map(OrderLine::total).toList())).isEqualTo(subtotal.minus(taken).plus(charged));
        assertThat(priced).allSatisfy(line -> {
            assertThat(line.discount().isNegative()).isFalse();
            assertThat(line.total().isNegative()).isFalse();
            assertThat(line.total()).isEqualTo(line.subtotal().minus(line.discount()));
        });
    }

    private static Policy anyPolicy(PolicyKind kind, Random random) {
        BigDecimal value = kind.isPercent()
                ? BigDecimal.valueOf(random.nextInt(10_001), 2)
                : BigDecimal.valueOf(random.nextInt(5_000_000), 2);
        String category = kind == PolicyKind.LINE_PERCENT && random.nextBoolean() ? "C" + random.nextInt(4) : "";
        return new Policy("P" + random.nextInt(20), "why", kind, value, random.nextInt(3), random.nextInt(4) == 0,
                category);
    }

    private static Policy kept(String id, PolicyKind kind, String value) {
        return new Policy(id, "because " + id, kind, new BigDecimal(value), 1, false, "", true);
    }

    private static Pricing again(List<OrderLine> goods, Pricing before, Policy... policies) {
        return Reckoning.of("CNY", goods, List.of(policies), before.promises(), FREIGHT_TAX);
    }

    private static Pricing price(List<OrderLine> goods, Policy... policies) {
        return Reckoning.of("CNY", goods, List.of(policies).stream().sorted(Policy.IN_TURN).toList(), FREIGHT_TAX);
    }

    private static Policy policy(
            String id,
            PolicyKind kind,
            String value,
            int priority,
            boolean exclusive,
            String category) {
        return new Policy(id, "because " + id, kind, new BigDecimal(value), priority, exclusive, category);
    }

    private static Money total(List<OrderLine> goods, Pricing pricing) {
        return sum(pricing.applyTo(goods).stream().map(OrderLine::total).toList());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero("CNY"), Money::plus);
    }

    private static Money cny(String amount) {
        return Money.parse(amount, "CNY");
    }
}
