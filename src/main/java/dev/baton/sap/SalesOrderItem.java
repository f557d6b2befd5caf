package dev.baton.sap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.SoldPart;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a line in SAP's words.
 *
 * @param plant null while it waits for stock
 */
record SalesOrderItem(
        String number,
        String material,
        Quantity quantity,
        String unit,
        @Nullable String plant,
        Money net) {

    /** So many lines fit between the items of one part of them and of the next. */
    private static final int LINES = 1_000;
    private static final int STEP = 10;
    /** SAP's field for a condition's quantity takes whole numbers of at most five digits. */
    private static final BigDecimal LARGEST_CONDITION_QUANTITY = BigDecimal.valueOf(99_999);

    static SalesOrderItem of(SoldPart part, Order order, SapNumbers numbers, SapProperties sap) {
        int lineNo = part.portion().lineNo();
        return new SalesOrderItem(number(lineNo, part.part()), numbers.material(part.portion().sku()),
                part.portion().quantity(), unit(order, lineNo, sap),
                part.location() == null ? null : numbers.plant(part.location()), part.portion().net());
    }

    /** SAP's number of the item that a part of a line becomes: the same whenever it is asked for. */
    static String number(int lineNo, int part) {
        if (lineNo >= LINES || part > 99) {
            throw new IllegalArgumentException("SAP's numbers of items do not reach to line " + lineNo);
        }
        return String.valueOf((part * LINES + lineNo) * STEP);
    }

    static String unit(Order order, int lineNo, SapProperties sap) {
        String unit = order.lines().stream().filter(line -> line.lineNo() == lineNo).map(OrderLine::unit).findFirst()
                .orElseThrow();
        return sap.units().getOrDefault(unit, unit);
    }

    ObjectNode toEntity(SapProperties sap) {
        ObjectNode item = JsonNodeFactory.instance.objectNode()
                .put("SalesOrderItem", number)
                .put("Material", material)
                .put("RequestedQuantity", quantity.toString())
                .put("RequestedQuantityUnit", unit);
        if (plant != null) {
            item.put("ProductionPlant", plant);
        }
        item.putObject("to_PricingElement").putArray("results").add(price(sap));
        return item;
    }

    /** The net of the whole item for its whole quantity where SAP can hold that, so that nothing is lost in a rate per unit. */
    ObjectNode price(SapProperties sap) {
        BigDecimal units = quantity.value();
        if (units.scale() <= 0 && units.compareTo(LARGEST_CONDITION_QUANTITY) <= 0) {
            return price(sap.priceCondition(), net)
                    .put("ConditionQuantity", units.toPlainString())
                    .put("ConditionQuantityUnit", unit);
        }
        BigDecimal perUnit = net.toDecimal().divide(units, 9, RoundingMode.HALF_UP);
        return price(sap.priceCondition(), net).put("ConditionRateValue", perUnit.toPlainString());
    }

    static ObjectNode price(String condition, Money net) {
        return JsonNodeFactory.instance.objectNode()
                .put("ConditionType", condition)
                .put("ConditionRateValue", net.toMajor())
                .put("ConditionCurrency", net.currency());
    }
}
