package dev.baton.settlement.period;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the orders of a monthly settlement as RFC 4180 CSV, amounts in major units. */
public final class PeriodCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader("settlement", "month", "customerId", "document", "order", "invoice", "settledAt", "currency",
                    "net", "tax", "total")
            .get();

    private PeriodCsv() {}

    public static String of(PeriodSettlement settlement, List<PeriodSettlement.Line> lines) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (PeriodSettlement.Line line : lines) {
                csv.printRecord(settlement.number(), settlement.month(), settlement.customerId(), line.document(),
                        line.order(), line.invoice(), line.settledAt(), settlement.currency(), line.net().toMajor(),
                        line.tax().toMajor(), line.total().toMajor());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
