package dev.baton.substitution;

import dev.baton.order.OrderLine;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * A product that a rule names in place of another.
 *
 * @param ratio base units of it for one of the original
 * @param priority the highest is looked at first
 * @param maxDifference by how many percent it may be dearer at list price; what is cheaper always fits
 */
record Candidate(
        String rule,
        String reason,
        Sku sku,
        BigDecimal ratio,
        int priority,
        Share share,
        BigDecimal maxDifference) {

    /** How much of a line is replaced. */
    enum Share {
        /** What is missing. */
        SHORT,
        /** All of it that is not cancelled, so that the customer does not get two products for one. */
        LINE
    }

    private static final Comparator<Candidate> IN_TURN =
            Comparator.comparingInt(Candidate::priority).reversed().thenComparing(Candidate::rule);

    /**
     * In the order in which they are looked at.
     *
     * @throws IllegalStateException if the table's results are incomplete
     */
    static List<Candidate> of(List<RuleRow> rows) {
        return rows.stream().map(Candidate::of).sorted(IN_TURN).toList();
    }

    private static Candidate of(RuleRow row) {
        BigDecimal ratio = row.says("ratio") ? row.number("ratio") : BigDecimal.ONE;
        if (ratio.signum() <= 0) {
            throw row.broken("ratio", "more than 0");
        }
        BigDecimal maxDifference = row.number("maxDifference");
        if (maxDifference.signum() < 0) {
            throw row.broken("maxDifference", "0 or more");
        }
        return new Candidate(row.text("ruleId"), row.text("reason"), sku(row), ratio, row.wholeNumber("priority"),
                row.constant("share", Share.class), maxDifference);
    }

    private static Sku sku(RuleRow row) {
        try {
            return new Sku(row.text("substituteSku"));
        } catch (IllegalArgumentException unfit) {
            throw row.broken("substituteSku", "the number of a product");
        }
    }

    /**
     * The replacement that it makes.
     *
     * @param missing of the line
     * @throws IllegalArgumentException if that is more than can be counted
     */
    Replacement replacing(OrderLine line, Quantity missing, Product product) {
        Quantity replaced = share == Share.LINE ? line.open() : missing;
        // a piece is not divided: as much as is needed, and no less
        Quantity needed = new Quantity(replaced.value().multiply(ratio).setScale(0, RoundingMode.CEILING));
        return new Replacement(line.lineNo(), new Replacement.Goods(line.sku(), replaced, line.unitPrice()),
                new Replacement.Goods(product.sku(), needed, product.unitPrice()), rule, reason);
    }

    /** Whether what comes in place is not too dear. */
    boolean allows(Replacement replacement) {
        Money dearest = replacement.from().worth().percent(BigDecimal.valueOf(100).add(maxDifference));
        return replacement.to().worth().compareTo(dearest) <= 0;
    }
}
