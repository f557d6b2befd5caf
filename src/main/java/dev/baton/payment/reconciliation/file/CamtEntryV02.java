package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountAndCurrencyExchange3;
import com.prowidesoftware.swift.model.mx.dic.ChargesInformation6;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTimeChoice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction2;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification32;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation5;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry2;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of camt.053.001.02. */
final class CamtEntryV02 {

    private CamtEntryV02() {}

    static CamtTerms terms(ReportEntry2 entry) {
        return new CamtTerms(
                entry.getAmt(),
                entry.getCdtDbtInd(),
                entry.getSts() == null ? "" : entry.getSts().value(),
                day(entry.getBookgDt()),
                day(entry.getValDt()),
                Texts.orEmpty(entry.getAcctSvcrRef()),
                Texts.orEmpty(entry.getNtryRef()),
                entry.getChrgs().stream().flatMap(charges -> Stream.ofNullable(charge(charges))).toList(),
                entry.getNtryDtls().stream().flatMap(details -> details.getTxDtls().stream())
                        .map(CamtEntryV02::transaction).toList(),
                Texts.orEmpty(entry.getAddtlNtryInf()));
    }

    private static CamtTerms.Transaction transaction(EntryTransaction2 transaction) {
        var references = Optional.ofNullable(transaction.getRefs());
        var parties = Optional.ofNullable(transaction.getRltdPties());
        return new CamtTerms.Transaction(
                amount(transaction.getAmtDtls()),
                references.map(refs -> refs.getAcctSvcrRef()).map(Texts::orEmpty).orElse(""),
                references.map(refs -> Texts.first(refs.getEndToEndId(), refs.getTxId(), refs.getInstrId())).orElse(""),
                parties.map(party -> party.getDbtr()).map(PartyIdentification32::getNm).map(Texts::orEmpty).orElse(""),
                parties.map(party -> party.getCdtr()).map(PartyIdentification32::getNm).map(Texts::orEmpty).orElse(""),
                remittance(transaction.getRmtInf()));
    }

    private static @Nullable ActiveOrHistoricCurrencyAndAmount amount(@Nullable AmountAndCurrencyExchange3 details) {
        return details == null || details.getTxAmt() == null ? null : details.getTxAmt().getAmt();
    }

    private static @Nullable ActiveOrHistoricCurrencyAndAmount charge(ChargesInformation6 charges) {
        return charges.getTtlChrgsAndTaxAmt() == null ? charges.getAmt() : charges.getTtlChrgsAndTaxAmt();
    }

    private static @Nullable LocalDate day(@Nullable DateAndDateTimeChoice day) {
        return day == null ? null : CamtTerms.day(day.getDt(), day.getDtTm());
    }

    private static String remittance(@Nullable RemittanceInformation5 remittance) {
        if (remittance == null) {
            return "";
        }
        Stream<String> structured = remittance.getStrd().stream().flatMap(strd -> Stream.of(
                Stream.ofNullable(strd.getCdtrRefInf()).map(reference -> reference.getRef()),
                strd.getRfrdDocInf().stream().map(document -> document.getNb()),
                strd.getAddtlRmtInf().stream())).flatMap(parts -> parts);
        return lines(remittance.getUstrd(), structured);
    }

    static String lines(List<String> unstructured, Stream<String> structured) {
        return Stream.concat(unstructured.stream(), structured)
                .map(Texts::orEmpty)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
