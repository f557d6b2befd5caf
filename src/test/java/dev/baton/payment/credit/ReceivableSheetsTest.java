package dev.baton.payment.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivableSheetsTest {

    @ParameterizedTest
    @CsvSource({"-32, in 32 days", "-1, in 1 day", "0, today", "1, 1 day overdue", "5, 5 days overdue"})
    void when_an_item_is_due_is_said_in_words(long daysOverdue, String words) {
        assertThat(ReceivableSheets.due(daysOverdue)).isEqualTo(words);
    }
}
