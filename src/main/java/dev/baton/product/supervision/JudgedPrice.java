package dev.baton.product.supervision;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Product;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price as it was judged, which comes before it is written: the rules are asked while nothing is locked.
 *
 * @param product as it was then
 * @param price null where none was named
 * @param facts what the rules were told, or would have been
 */
public record JudgedPrice(Product product, @Nullable Money price, PriceFacts facts, PriceRuling ruling) {

    /** @throws ConflictException (409) if the product's band has moved since, so that it would have to be judged anew */
    public void requireStillFits(Product now) {
        if (!Objects.equals(now.floor(), product.floor()) || !Objects.equals(now.ceiling(), product.ceiling())) {
            throw new ConflictException("The price band of " + now.sku() + " has just changed; send the price again.");
        }
    }
}
