package dev.baton.returns;

import java.util.List;
import java.util.Locale;

/**
 * What the forms of a return's tasks show.
 *
 * @param why in words, as {@code type}
 */
public record ReturnSheet(String number, String orderNumber, String type, String why, String path, List<Line> lines) {

    /** @param replacement what comes in its place; empty if nothing does */
    public record Line(
            int no,
            String product,
            String quantity,
            String condition,
            String received,
            String replacement) {}

    static ReturnSheet of(ReturnOrder order) {
        return new ReturnSheet(order.number(), order.orderNumber(), words(order.type()), words(order.reason()),
                "/api/returns/" + order.id(), order.lines().stream().map(ReturnSheet::line).toList());
    }

    private static Line line(ReturnLine line) {
        return new Line(line.no(), line.sku() + " " + line.name(), line.quantity().toString(), words(line.condition()),
                line.received() == null ? "" : line.received().toString(),
                line.replacement() == null ? "" : line.replacement().quantity() + " of " + line.replacement().sku());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
