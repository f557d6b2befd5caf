package dev.baton.inventory.period.web;

import static java.util.stream.Collectors.joining;

import dev.baton.inventory.period.MovementReport;
import dev.baton.inventory.period.StockBalance;
import java.util.Arrays;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** Writes a report of movements as a page to print. */
final class MovementPage {

    private MovementPage() {}

    static String of(MovementReport report) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Stock movements %1$s</title>
                <style>
                @page { size: A4 landscape; margin: 12mm }
                body { font: 10pt system-ui, sans-serif }
                table { border-collapse: collapse; width: 100%% }
                th, td { border-bottom: 1px solid #bbb; padding: 2px 6px; text-align: right; vertical-align: top }
                th:nth-child(-n+4), td:nth-child(-n+4) { text-align: left }
                thead { display: table-header-group }
                tr { break-inside: avoid }
                tfoot td { font-weight: bold; border-top: 2px solid #000 }
                small { color: #555 }
                </style>
                </head>
                <body>
                <h1>Stock movements %1$s <span lang="zh">进销存明细表</span></h1>
                <p>%2$s</p>
                <table>
                <thead><tr><th>Location</th><th>Product</th><th>Name</th><th>Unit</th><th>Opening <span lang="zh">期初</span></th>
                <th>In <span lang="zh">入库</span></th><th>Out <span lang="zh">出库</span></th><th>Adjustment <span lang="zh">盘盈亏</span></th>
                <th>Closing <span lang="zh">期末</span></th></tr></thead>
                <tbody>
                %3$s
                </tbody>
                <tfoot>
                %4$s
                </tfoot>
                </table>
                </body>
                </html>
                """
                .formatted(
                        report.month(),
                        report.closed()
                                ? "The month is closed."
                                : "The month is not closed: quantities may still change.",
                        report.items().stream().map(MovementPage::row).collect(joining("\n")),
                        report.totals().stream().map(MovementPage::total).collect(joining("\n")));
    }

    private static String row(MovementReport.Line line) {
        StockBalance balance = line.balance();
        return "<tr>" + cells(balance.location(), balance.sku())
                + "<td>" + HtmlUtils.htmlEscape(line.name()) + reasons(balance) + "</td>"
                + cells(line.unit(), balance.opening(), balance.incoming(), balance.outgoing(), balance.adjustment(),
                        balance.closing())
                + "</tr>";
    }

    private static String total(MovementReport.Total total) {
        return "<tr>" + cells("Total", "", "", total.unit(), total.opening().toPlainString(),
                total.incoming().toPlainString(), total.outgoing().toPlainString(), total.adjustment().toPlainString(),
                total.closing().toPlainString()) + "</tr>";
    }

    private static String reasons(StockBalance balance) {
        return balance.reasons().isEmpty()
                ? ""
                : balance.reasons()
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(moved -> moved.getKey() + " " + moved.getValue())
                        .collect(joining(", ", "<br><small>", "</small>"));
    }

    private static String cells(Object... values) {
        return Arrays.stream(values)
                .map(value -> "<td>" + HtmlUtils.htmlEscape(value.toString()) + "</td>")
                .collect(joining());
    }
}
