package dev.baton.inventory.period.web;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.period.MovementReport;
import dev.baton.inventory.period.StockBalance;
import dev.baton.platform.money.Quantity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a report of movements as RFC 4180 CSV. */
final class MovementCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader(Stream.concat(
                    Stream.of("month", "location", "sku", "name", "unit", "opening", "incoming", "outgoing",
                            "adjustment", "closing"),
                    Arrays.stream(MovementReason.values()).map(MovementReason::name)).toArray(String[]::new))
            .get();

    private MovementCsv() {}

    static String of(MovementReport report) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (MovementReport.Line line : report.items()) {
                csv.printRecord(cells(report, line));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<Object> cells(MovementReport report, MovementReport.Line line) {
        StockBalance balance = line.balance();
        List<Object> cells = new ArrayList<>(List.of(report.month(), balance.location(), balance.sku(), line.name(),
                line.unit(), balance.opening(), balance.incoming(), balance.outgoing(), balance.adjustment(),
                balance.closing()));
        for (MovementReason reason : MovementReason.values()) {
            cells.add(balance.reasons().getOrDefault(reason, Quantity.ZERO));
        }
        return cells;
    }
}
