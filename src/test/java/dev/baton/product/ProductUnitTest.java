package dev.baton.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductUnitTest {

    private static final Sku SKU = new Sku("KETTLE");

    @Test
    void what_is_reckoned_in_the_base_unit_comes_back_as_what_was_asked_for() {
        Random random = new Random(20261126);
        int exact = 0;
        for (int round = 0; round < 20_000; round++) {
            ProductUnit unit = new ProductUnit(SKU, "U", 1 + random.nextInt(1000), 1 + random.nextInt(50));
            Quantity asked = new Quantity(BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(4)));
            Optional<Quantity> base = unit.toBase(asked);
            if (base.isPresent()) {
                exact++;
                assertThat(unit.fromBase(base.get())).as("%s of %s", asked, unit).contains(asked);
                assertThat(base.get().value().multiply(BigDecimal.valueOf(unit.denominator())))
                        .isEqualByComparingTo(asked.value().multiply(BigDecimal.valueOf(unit.numerator())));
            }
            assertThat(base.isPresent()).isEqualTo(asked.value().multiply(BigDecimal.valueOf(1000))
                    .multiply(BigDecimal.valueOf(unit.numerator()))
                    .remainder(BigDecimal.valueOf(unit.denominator())).signum() == 0);
        }
        assertThat(exact).as("both sorts were met").isBetween(1000, 19_000);
    }

    @Test
    void a_carton_is_twelve_and_a_third_is_no_number_with_three_decimals() {
        ProductUnit carton = ProductUnit.of(SKU, "CARTON", new BigDecimal("12"));
        assertThat(carton.toBase(Quantity.of("2.5"))).contains(Quantity.of(30));
        assertThat(carton.fromBase(Quantity.of(30))).contains(Quantity.of("2.5"));
        assertThat(carton.fromBase(Quantity.of(1))).isEmpty();
        ProductUnit third = new ProductUnit(SKU, "THIRD", 10, 30);
        assertThat(third).isEqualTo(new ProductUnit(SKU, "THIRD", 1, 3));
        assertThat(third.toBase(Quantity.of(3))).contains(Quantity.of(1));
        assertThat(third.toBase(Quantity.of(1))).isEmpty();
        assertThat(ProductUnit.of(SKU, "GRAM", new BigDecimal("0.001")))
                .isEqualTo(new ProductUnit(SKU, "GRAM", 1, 1000));
        assertThat(ProductUnit.of(SKU, "KILO", new BigDecimal("1E3"))).isEqualTo(new ProductUnit(SKU, "KILO", 1000, 1));
    }

    @Test
    void more_than_can_be_counted_is_no_quantity() {
        assertThat(ProductUnit.of(SKU, "LOAD", new BigDecimal("1000000000")).toBase(Quantity.of(1000))).isEmpty();
    }

    @Test
    void what_is_no_unit_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductUnit(SKU, "two words", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductUnit(SKU, "", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductUnit(SKU, "U", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductUnit(SKU, "U", 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductUnit(SKU, "U", 1_000_000_001, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductUnit.of(SKU, "U", new BigDecimal("0.00000000001")));
        assertThatIllegalArgumentException().isThrownBy(() -> ProductUnit.of(SKU, "U", new BigDecimal("1E999999999")));
    }
}
