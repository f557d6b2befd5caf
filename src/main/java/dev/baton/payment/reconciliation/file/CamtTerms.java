package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry in terms that all versions have. Whatever the file lacks is null or empty.
 *
 * @param status {@code BOOK}, {@code PDNG}, {@code INFO} …
 * @param charges what was kept before the amount was booked, one by one
 * @param transactions what a collective entry is made of
 */
record CamtTerms(
        @Nullable ActiveOrHistoricCurrencyAndAmount amount,
        @Nullable CreditDebitCode direction,
        String status,
        @Nullable LocalDate booked,
        @Nullable LocalDate valued,
        String bankReference,
        String entryReference,
        List<ActiveOrHistoricCurrencyAndAmount> charges,
        List<Transaction> transactions,
        String additional) {

    /** @param amount null where the version or the bank has none */
    record Transaction(
            @Nullable ActiveOrHistoricCurrencyAndAmount amount,
            String bankReference,
            String endToEndId,
            String payer,
            String payee,
            String remittance) {}

    static String account(@Nullable AccountIdentification4Choice id) {
        if (id == null) {
            return "";
        }
        return Texts.first(id.getIBAN(), id.getOthr() == null ? null : id.getOthr().getId());
    }

    static @Nullable LocalDate day(@Nullable LocalDate day, @Nullable OffsetDateTime time) {
        return day != null || time == null ? day : time.toLocalDate();
    }
}
