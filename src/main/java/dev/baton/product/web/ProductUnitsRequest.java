package dev.baton.product.web;

import dev.baton.platform.problem.Faults;
import dev.baton.product.ProductUnit;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All units that a product is to have beside its base unit. */
record ProductUnitsRequest(@Nullable List<@Nullable Unit> units) {

    private static final int MOST = 100;

    /**
     * @param baseQuantity how much of the base unit one is, or {@code numerator} and {@code denominator} of it where that is no decimal
     * @param denominator 1 if it is left out
     */
    record Unit(
            @Nullable String unit,
            @Nullable BigDecimal baseQuantity,
            @Nullable Long numerator,
            @Nullable Long denominator) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    List<ProductUnit> check(Sku sku) {
        Faults faults = new Faults();
        List<ProductUnit> checked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (units == null || units.size() > MOST) {
            faults.add("/units", "must be a list of up to " + MOST + " units");
        } else {
            for (int index = 0; index < units.size(); index++) {
                unit(sku, units.get(index), "/units/" + index, names, checked, faults);
            }
        }
        faults.throwIfInvalid();
        return checked;
    }

    private static void unit(
            Sku sku,
            @Nullable Unit given,
            String pointer,
            Set<String> names,
            List<ProductUnit> checked,
            Faults faults) {
        String name = given == null ? null : given.unit();
        if (given == null || name == null) {
            faults.add(pointer + "/unit", "must be given");
            return;
        }
        if (!names.add(name)) {
            faults.add(pointer + "/unit", name + " is there twice");
        }
        Long numerator = given.numerator();
        BigDecimal whole = given.baseQuantity();
        if ((whole == null) == (numerator == null)) {
            faults.add(pointer + "/baseQuantity", "must be given, or else numerator and denominator");
            return;
        }
        try {
            Long denominator = given.denominator();
            checked.add(numerator == null && whole != null
                    ? ProductUnit.of(sku, name, whole)
                    : new ProductUnit(sku, name, numerator == null ? 0 : numerator,
                            denominator == null ? 1 : denominator));
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
        }
    }
}
