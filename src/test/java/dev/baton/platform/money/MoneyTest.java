package dev.baton.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void an_amount_is_read_and_written_in_major_units() {
        assertThat(Money.parse("1234.5", "CNY")).isEqualTo(new Money(123450, "CNY")).hasToString("1234.50");
        assertThat(Money.parse("-0.01", "CNY")).isEqualTo(new Money(-1, "CNY")).hasToString("-0.01");
        assertThat(Money.parse("1234", "JPY")).isEqualTo(new Money(1234, "JPY")).hasToString("1234");
    }

    @Test
    void an_amount_is_shown_with_its_thousands_apart_and_the_decimals_of_its_currency() {
        assertThat(new Money(123_456_750, "CNY").words()).isEqualTo("1,234,567.50 CNY");
        assertThat(new Money(-1234, "JPY").words()).isEqualTo("-1,234 JPY");
    }

    @Test
    void an_amount_with_more_decimals_than_its_currency_is_refused_but_for_zeros() {
        assertThat(Money.parse("1.100", "CNY").minor()).isEqualTo(110);
        for (String wrong : List.of("1.005", "1,00", "1e3", "", " 1", "+1", "1.", "NaN", "99999999999999999")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Money.parse(wrong, "CNY"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1.5", "JPY"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero("XYZW"));
    }

    @Test
    void a_price_times_a_quantity_is_rounded_half_up() {
        Money price = Money.parse("0.99", "CNY");
        assertThat(price.times(Quantity.of("2.5"))).hasToString("2.48");
        assertThat(price.negate().times(Quantity.of("2.5"))).hasToString("-2.48");
        assertThat(Money.parse("10.10", "CNY").percent(new BigDecimal("7.5"))).hasToString("0.76");
    }

    @Test
    void currencies_are_not_mixed() {
        Money yuan = Money.parse("1", "CNY");
        Money euro = Money.parse("1", "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.plus(euro));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(euro));
    }

    @Test
    void json_has_amounts_as_text_and_quantities_as_numbers() throws Exception {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(Map.of("amount", Money.parse("1234.5", "CNY"))))
                .isEqualTo("{\"amount\":\"1234.50\"}");
        assertThat(json.writeValueAsString(Map.of("quantity", Quantity.of("10.500")))).isEqualTo("{\"quantity\":10.5}");
        assertThat(json.readValue("1e1", Quantity.class)).isEqualTo(Quantity.of(10)).hasToString("10");
    }

    @Test
    void a_quantity_has_up_to_three_decimals_and_is_equal_however_it_is_written() {
        assertThat(Quantity.of("1.500")).isEqualTo(Quantity.of("1.5"));
        assertThat(Quantity.of("0.000")).isEqualTo(Quantity.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("1.0005"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("many"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(new BigDecimal("1000000000000")));
    }

    @Test
    void the_tax_within_a_price_is_rounded_half_up() {
        assertThat(Vat.taxWithin(Money.parse("113.00", "CNY"), new BigDecimal("0.13"))).hasToString("13.00");
        assertThat(Vat.taxWithin(Money.parse("100.00", "CNY"), new BigDecimal("0.13"))).hasToString("11.50");
        assertThat(Vat.taxWithin(Money.parse("100.00", "CNY"), BigDecimal.ZERO)).hasToString("0.00");
    }
}
