package dev.baton.product;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units of some products, to reckon quantities that callers name in any of them. */
public final class UnitConversions {

    private final Map<Sku, Product> products;
    private final Map<Sku, Map<String, ProductUnit>> units;

    UnitConversions(Map<Sku, Product> products, Map<Sku, Map<String, ProductUnit>> units) {
        this.products = products;
        this.units = units;
    }

    /**
     * How much of the base unit is asked for. What is wrong is noted, and the answer is then of no meaning; of a product that is not known
     * nothing is noted.
     *
     * @param unit null for the base unit
     * @param pointer of the line, which has the members {@code quantity} and {@code unit}
     */
    public Quantity toBase(Sku sku, Quantity asked, @Nullable String unit, String pointer, Faults faults) {
        Product product = products.get(sku);
        if (unit == null || product == null || unit.equals(product.unit())) {
            return asked;
        }
        ProductUnit known = units.getOrDefault(sku, Map.of()).get(unit);
        if (known == null) {
            faults.add(pointer + "/unit", sku + " has no unit " + unit);
            return asked;
        }
        Optional<Quantity> base = known.toBase(asked);
        if (base.isEmpty()) {
            faults.add(pointer + "/quantity", "%s %s of %s are no number of %s with up to 12 digits and 3 decimals"
                    .formatted(asked, unit, sku, product.unit()));
        }
        return base.orElse(asked);
    }
}
