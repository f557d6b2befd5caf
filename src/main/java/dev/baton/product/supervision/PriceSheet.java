package dev.baton.product.supervision;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import org.jspecify.annotations.Nullable;

/** What the people who look at a price are told of it, all of it for eyes. */
record PriceSheet(
        String kind,
        String whose,
        String product,
        String price,
        String cataloguePrice,
        String band,
        String beyond,
        String rule,
        String reason,
        String proposedBy) {

    static PriceSheet of(PriceProposal proposal, JudgedPrice judged) {
        Product product = judged.product();
        PriceFacts facts = judged.facts();
        boolean below = facts.belowFloorPercent().signum() > 0;
        return new PriceSheet(
                proposal.kind(),
                proposal.sellerId() == null
                        ? "price list " + proposal.listId()
                        : "distributor " + proposal.sellerId() + ", for its retailers",
                product.sku() + " " + product.name(),
                proposal.price().words() + " a " + product.unit(),
                product.unitPrice().words(),
                "from " + words(product.floor()) + " to " + words(product.ceiling()),
                below
                        ? facts.belowFloorPercent().toPlainString() + " % below the floor"
                        : facts.aboveCeilingPercent().toPlainString() + " % above the ceiling",
                proposal.rule(),
                proposal.reason(),
                proposal.proposedBy());
    }

    private static String words(@Nullable Money bound) {
        return bound == null ? "any" : bound.words();
    }
}
