package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.Charges6;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of camt.053.001.08. */
final class CamtEntryV08 {

    private CamtEntryV08() {}

    static CamtTerms terms(ReportEntry10 entry) {
        return new CamtTerms(
                entry.getAmt(),
                entry.getCdtDbtInd(),
                entry.getSts() == null ? "" : Texts.first(entry.getSts().getCd(), entry.getSts().getPrtry()),
                day(entry.getBookgDt()),
                day(entry.getValDt()),
                Texts.orEmpty(entry.getAcctSvcrRef()),
                Texts.orEmpty(entry.getNtryRef()),
                charges(entry.getChrgs()),
                entry.getNtryDtls().stream().flatMap(details -> details.getTxDtls().stream())
                        .map(CamtEntryV08::transaction).toList(),
                Texts.orEmpty(entry.getAddtlNtryInf()));
    }

    private static CamtTerms.Transaction transaction(EntryTransaction10 transaction) {
        var references = Optional.ofNullable(transaction.getRefs());
        var parties = Optional.ofNullable(transaction.getRltdPties());
        return new CamtTerms.Transaction(
                transaction.getAmt(),
                references.map(refs -> refs.getAcctSvcrRef()).map(Texts::orEmpty).orElse(""),
                references.map(refs -> Texts.first(refs.getEndToEndId(), refs.getTxId(), refs.getInstrId())).orElse(""),
                parties.map(party -> name(party.getDbtr())).orElse(""),
                parties.map(party -> name(party.getCdtr())).orElse(""),
                remittance(transaction.getRmtInf()));
    }

    private static List<ActiveOrHistoricCurrencyAndAmount> charges(@Nullable Charges6 charges) {
        if (charges == null) {
            return List.of();
        }
        return charges.getTtlChrgsAndTaxAmt() == null
                ? charges.getRcrd().stream().flatMap(record -> Stream.ofNullable(record.getAmt())).toList()
                : List.of(charges.getTtlChrgsAndTaxAmt());
    }

    private static String name(@Nullable Party40Choice party) {
        return party == null || party.getPty() == null ? "" : Texts.orEmpty(party.getPty().getNm());
    }

    private static @Nullable LocalDate day(@Nullable DateAndDateTime2Choice day) {
        return day == null ? null : CamtTerms.day(day.getDt(), day.getDtTm());
    }

    private static String remittance(@Nullable RemittanceInformation16 remittance) {
        if (remittance == null) {
            return "";
        }
        Stream<String> structured = remittance.getStrd().stream().flatMap(strd -> Stream.of(
                Stream.ofNullable(strd.getCdtrRefInf()).map(reference -> reference.getRef()),
                strd.getRfrdDocInf().stream().map(document -> document.getNb()),
                strd.getAddtlRmtInf().stream())).flatMap(parts -> parts);
        return CamtEntryV02.lines(remittance.getUstrd(), structured);
    }
}
