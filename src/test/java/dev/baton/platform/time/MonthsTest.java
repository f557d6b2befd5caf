package dev.baton.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.platform.problem.InvalidRequestException;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthsTest {

    @Test
    void a_month_is_read_and_may_be_missing_where_none_is_required() {
        assertThat(Months.read(" 2026-10 ")).isEqualTo(YearMonth.of(2026, 10));
        assertThat(Months.read(" ")).isNull();
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Months.required(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-1", "last month", "0000-01", "-2026-01", "+999999-01"})
    void what_is_no_month_is_refused(String text) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Months.read(text));
    }
}
