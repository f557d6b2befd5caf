package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PortionTest {

    private static final Sku KETTLE = new Sku("KETTLE");

    @RepeatedTest(200)
    void however_a_line_is_divided_its_portions_add_up_to_it(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        long net = chance.nextInt(10_000);
        Portion line = portion(1, 1 + chance.nextInt(50_000), net + chance.nextInt(2_000), net);
        List<Portion> taken = new ArrayList<>();
        List<Portion> left = List.of(line);
        while (!left.isEmpty()) {
            BigDecimal part = BigDecimal.valueOf(1 + chance.nextInt(20_000), 3);
            Portion.Division division = Portion.divide(left, List.of(new StockLine(KETTLE, new Quantity(part))));
            taken.addAll(division.taken());
            left = division.left();
        }

        assertThat(taken).allSatisfy(portion -> {
            assertThat(portion.net().isNegative()).isFalse();
            assertThat(portion.tax().isNegative()).isFalse();
        });
        assertThat(Portion.joined(taken, List.of())).containsExactly(line);
    }

    @Test
    void earlier_lines_of_a_product_are_served_first() {
        Portion.Division division = Portion.divide(
                List.of(portion(1, 2_000, 200, 100), portion(2, 5_000, 500, 250)),
                List.of(new StockLine(KETTLE, Quantity.of(3))));

        assertThat(division.taken()).containsExactly(portion(1, 2_000, 200, 100), portion(2, 1_000, 100, 50));
        assertThat(division.left()).containsExactly(portion(2, 4_000, 400, 200));
    }

    /** @param thousandths of a base unit */
    private static Portion portion(int lineNo, long thousandths, long total, long net) {
        return new Portion(lineNo, KETTLE, new Quantity(BigDecimal.valueOf(thousandths, 3)), new Money(total, "CNY"),
                new Money(net, "CNY"));
    }
}
