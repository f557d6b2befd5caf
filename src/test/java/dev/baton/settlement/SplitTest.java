package dev.baton.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.LineKind;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final List<String> RATES = List.of("0", "0.06", "0.09", "0.13", "0.1755");

    @Test
    void tax_is_taken_out_of_each_line_and_freight_is_kept_apart() {
        Split split = split(List.of(line(LineKind.GOODS, 11_300, "0.13"), line(LineKind.CHARGE, 6_000, "0.09")));

        assertThat(split.revenue()).isEqualTo(cny(10_000));
        assertThat(split.freight()).isEqualTo(cny(5_505));
        assertThat(split.tax()).isEqualTo(cny(1_300 + 495));
        assertThat(split.total()).isEqualTo(cny(17_300));
    }

    @RepeatedTest(100)
    void the_parts_always_add_up_to_the_total(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        List<OrderLine> lines = IntStream.rangeClosed(1, 1 + chance.nextInt(50))
                .mapToObj(number -> line(chance.nextInt(5) == 0 ? LineKind.CHARGE : LineKind.GOODS,
                        chance.nextInt(10_000_000), RATES.get(chance.nextInt(RATES.size()))))
                .toList();

        Split split = split(lines);

        long total = lines.stream().mapToLong(line -> line.total().minor()).sum();
        assertThat(split.revenue().plus(split.freight()).plus(split.tax())).isEqualTo(cny(total));
        assertThat(split.parts()).allMatch(part -> !part.net().isNegative() && !part.tax().isNegative());
    }

    private static Split split(List<OrderLine> lines) {
        return new Split("CNY", lines.stream().map(Split.Part::of).toList());
    }

    private static OrderLine line(LineKind kind, long total, String rate) {
        Quantity none = Quantity.ZERO;
        return new OrderLine(1, kind, new Sku("SKU-1"), "Kettle", "KITCHEN", "PC", true, false, Quantity.of(1),
                cny(total),
                new BigDecimal(rate), cny(total), cny(0), cny(total), none, none, none, none, none, none, null, null);
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }
}
