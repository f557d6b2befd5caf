package dev.baton.product;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units of some products, to reckon quantities that callers name in any of them. */
public final class UnitConversions {

    private final Map<Sku, Product> products;
    private final Map<Sku, Map<String, ProductUnit>> units;
    private final Set<String> wholeUnits;

    UnitConversions(
            Map<Sku, Product> products,
            Map<Sku, Map<String, ProductUnit>> units,
            Set<String> wholeUnits) {
        this.products = products;
        this.units = units;
        this.wholeUnits = wholeUnits;
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
            requireWhole(sku, asked, pointer + "/quantity", faults);
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
        base.ifPresent(reckoned -> requireWhole(sku, reckoned, pointer + "/quantity", faults));
        return base.orElse(asked);
    }

    /**
     * Notes if this is a part of a base unit that comes whole only; of a product that is not known nothing is noted.
     *
     * @param quantity in the base unit
     * @param pointer of the quantity
     */
    public void requireWhole(Sku sku, Quantity quantity, String pointer, Faults faults) {
        Product product = products.get(sku);
        if (product != null && quantity.value().scale() > 0 && comesWhole(product)) {
            faults.add(pointer, "would be %s %s of %s, which comes in whole %s only"
                    .formatted(quantity, product.unit(), sku, product.unit()));
        }
    }

    /** As much of this as there can be: what is left of a whole is cut off where the base unit comes whole only. */
    public Quantity whole(Sku sku, Quantity quantity) {
        Product product = products.get(sku);
        return product != null && comesWhole(product)
                ? new Quantity(quantity.value().setScale(0, RoundingMode.DOWN))
                : quantity;
    }

    private boolean comesWhole(Product product) {
        return wholeUnits.contains(product.unit().toUpperCase(Locale.ROOT));
    }
}
