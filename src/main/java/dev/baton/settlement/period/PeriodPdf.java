package dev.baton.settlement.period;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Prints a monthly settlement. The font is one that every reader brings along for Chinese, so that names in it can be read. */
public final class PeriodPdf {

    private static final BaseFont FONT = font();
    private static final Font TITLE = new Font(FONT, 16);
    private static final Font TEXT = new Font(FONT, 10);
    private static final Font SMALL = new Font(FONT, 8);
    private static final int GAP = 12;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final PeriodSettlement settlement;
    private final String customer;
    private final List<PeriodSettlement.Line> lines;
    private final ZoneId zone;

    /**
     * @param customer its name
     * @param zone in which days are told
     */
    public PeriodPdf(PeriodSettlement settlement, String customer, List<PeriodSettlement.Line> lines, ZoneId zone) {
        this.settlement = settlement;
        this.customer = customer;
        this.lines = lines;
        this.zone = zone;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("Settlement " + settlement.number());
            document.open();
            document.add(new Paragraph("Settlement " + settlement.number(), TITLE));
            document.add(new Paragraph("%s (%s), %s, %s".formatted(customer, settlement.customerId(),
                    settlement.month(), settlement.currency()), TEXT));
            document.add(new Paragraph(status(), TEXT));
            document.add(totals());
            document.add(orders());
        }
        return bytes.toByteArray();
    }

    private String status() {
        return settlement.status() == PeriodStatus.POSTED
                ? "Approved by " + settlement.approvedBy()
                : "Draft, not approved yet";
    }

    private PdfPTable totals() {
        PdfPTable table = table("", "Opening", "In", "Out", "Closing");
        movement(table, "Prepaid account", settlement.prepaid());
        movement(table, "Receivable", settlement.receivable());
        Turnover turnover = settlement.turnover();
        table.addCell(text("Orders: " + turnover.orders(), TEXT));
        List.of("net " + turnover.revenue().plus(turnover.freight()), "tax " + turnover.tax(),
                "total " + turnover.total(), "rebate " + settlement.rebate().amount())
                .forEach(amount -> table.addCell(number(amount)));
        return table;
    }

    private static void movement(PdfPTable table, String name, Movement movement) {
        table.addCell(text(name, TEXT));
        List.of(movement.opening(), movement.in(), movement.out(), movement.closing())
                .forEach(amount -> table.addCell(number(amount.toString())));
    }

    private PdfPTable orders() {
        PdfPTable table = table("Order", "Invoice", "Settled", "Net", "Tax", "Total");
        table.setHeaderRows(1);
        for (PeriodSettlement.Line line : lines) {
            table.addCell(text(line.order(), SMALL));
            table.addCell(text(line.invoice(), SMALL));
            table.addCell(text(DAY.format(line.settledAt().atZone(zone)), SMALL));
            List.of(line.net(), line.tax(), line.total()).forEach(amount -> table.addCell(number(amount.toString())));
        }
        return table;
    }

    private static PdfPTable table(String... headings) {
        PdfPTable table = new PdfPTable(headings.length);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        for (String heading : headings) {
            table.addCell(text(heading, SMALL));
        }
        return table;
    }

    private static PdfPCell text(String text, Font font) {
        return new PdfPCell(new Phrase(text, font));
    }

    private static PdfPCell number(String amount) {
        PdfPCell cell = text(amount, SMALL);
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    private static BaseFont font() {
        try {
            return BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
