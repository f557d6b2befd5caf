package dev.baton.promotion;

import dev.baton.order.DiscountPromise;
import dev.baton.order.OrderLine;
import dev.baton.order.Pricing;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Shares;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies policies to the goods of one order, exactly: the discounts of the lines add up to the discounts of the policies. */
final class Reckoning {

    static final Sku FREIGHT = new Sku("FREIGHT");

    private final String currency;
    private final List<OrderLine> goods;
    private final Map<Integer, Money> left = new LinkedHashMap<>();
    private final Map<String, Pricing.AppliedPolicy> applied = new LinkedHashMap<>();
    private final Promised promised;

    private Reckoning(String currency, List<OrderLine> goods) {
        this.currency = currency;
        this.goods = goods;
        this.promised = new Promised(goods);
        goods.forEach(line -> left.put(line.lineNo(), line.subtotal()));
    }

    /** The prices of these goods under these policies, to which nothing was promised before. */
    static Pricing of(String currency, List<OrderLine> goods, List<Policy> policies, BigDecimal freightTaxRate) {
        return of(currency, goods, policies, List.of(), freightTaxRate);
    }

    /**
     * The prices of these goods under these policies.
     *
     * @param policies in turn
     * @param promises what was promised to the goods before they were amended; what is kept comes first at its level
     * @param freightTaxRate the VAT within what is charged for freight, as a fraction
     */
    static Pricing of(
            String currency,
            List<OrderLine> goods,
            List<Policy> policies,
            List<DiscountPromise> promises,
            BigDecimal freightTaxRate) {
        Reckoning reckoning = new Reckoning(currency, goods);
        KeptDiscounts kept = KeptDiscounts.of(promises, policies);
        reckoning.keep(kept.ofLines());
        goods.stream()
                .filter(line -> !kept.closesLine(line))
                .forEach(line -> reckoning.discountLine(line, policies));
        reckoning.keep(kept.ofOrder());
        if (!kept.closesOrder()) {
            reckoning.discountOrder(policies.stream().filter(policy -> !kept.replaces(policy)).toList());
        }
        List<Pricing.Charge> charges = reckoning.freight(policies, freightTaxRate);
        return new Pricing(reckoning.discounts(), charges, List.copyOf(reckoning.applied.values()),
                reckoning.promised.all());
    }

    /** Takes off what was promised, in proportion to what stays, and never more than there is. */
    private void keep(List<DiscountPromise> promises) {
        for (DiscountPromise promise : promises) {
            Policy policy = KeptDiscounts.policy(promise);
            KeptDiscounts.shares(promise, goods)
                    .forEach((lineNo, off) -> take(policy, lineNo, smaller(off, left(lineNo))));
            promised.limit(promise, KeptDiscounts.staying(promise, goods));
        }
    }

    private void discountLine(OrderLine line, List<Policy> policies) {
        Set<String> seen = new HashSet<>();
        for (Policy policy : policies) {
            if (policy.kind() == PolicyKind.LINE_PERCENT && policy.isAbout(line) && seen.add(policy.id())) {
                take(policy, line.lineNo(), left(line.lineNo()).percent(policy.value()));
                if (policy.exclusive()) {
                    return;
                }
            }
        }
    }

    private void discountOrder(List<Policy> policies) {
        Set<String> seen = new HashSet<>();
        for (Policy policy : policies) {
            boolean about = policy.kind() == PolicyKind.ORDER_PERCENT || policy.kind() == PolicyKind.ORDER_AMOUNT;
            if (about && seen.add(policy.id())) {
                share(policy);
                if (policy.exclusive()) {
                    return;
                }
            }
        }
    }

    private void share(Policy policy) {
        Money rest = left.values().stream().reduce(Money.zero(currency), Money::plus);
        Money off = policy.kind() == PolicyKind.ORDER_PERCENT
                ? rest.percent(policy.value())
                : smaller(amount(policy), rest);
        if (off.isZero()) {
            return;
        }
        List<Long> shares = Shares.split(off.minor(), left.values().stream().map(Money::minor).toList());
        for (int index = 0; index < goods.size(); index++) {
            take(policy, goods.get(index).lineNo(), new Money(shares.get(index), currency));
        }
    }

    private List<Pricing.Charge> freight(List<Policy> policies, BigDecimal taxRate) {
        List<Pricing.Charge> charges = new ArrayList<>();
        policies.stream()
                .filter(policy -> policy.kind() == PolicyKind.FREIGHT)
                .min(Comparator.comparing(Policy::value))
                .ifPresent(policy -> {
                    note(policy, amount(policy));
                    if (amount(policy).isPositive()) {
                        charges.add(new Pricing.Charge(FREIGHT, policy.reason(), amount(policy), taxRate));
                    }
                });
        return charges;
    }

    private void take(Policy policy, int lineNo, Money off) {
        if (off.isPositive()) {
            left.put(lineNo, left(lineNo).minus(off));
            note(policy, off);
            promised.add(policy, lineNo, off);
        }
    }

    private void note(Policy policy, Money amount) {
        applied.merge(
                policy.kind() + policy.id(),
                new Pricing.AppliedPolicy(policy.id(), policy.reason(), policy.kind().name(), amount),
                (before, more) -> new Pricing.AppliedPolicy(
                        before.policy(), before.reason(), before.kind(), before.amount().plus(more.amount())));
    }

    private Map<Integer, Money> discounts() {
        Map<Integer, Money> discounts = new HashMap<>();
        for (OrderLine line : goods) {
            Money off = line.subtotal().minus(left(line.lineNo()));
            if (off.isPositive()) {
                discounts.put(line.lineNo(), off);
            }
        }
        return discounts;
    }

    private Money left(int lineNo) {
        return left.getOrDefault(lineNo, Money.zero(currency));
    }

    private Money amount(Policy policy) {
        return Money.parse(policy.value().toPlainString(), currency);
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
