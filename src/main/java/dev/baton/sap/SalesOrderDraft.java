package dev.baton.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import dev.baton.sap.odata.ODataDates;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An order in SAP's words, for a deep insert. */
record SalesOrderDraft(Order order, SapNumbers numbers) {

    /** SAP's field for a condition's quantity takes whole numbers of at most five digits. */
    private static final BigDecimal LARGEST_CONDITION_QUANTITY = BigDecimal.valueOf(99_999);

    ObjectNode toEntity(SapProperties sap) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode()
                .put("SalesOrderType", sap.salesOrderType())
                .put("SalesOrganization", sap.salesOrganization())
                .put("DistributionChannel", sap.distributionChannel())
                .put("OrganizationDivision", sap.division())
                .put("SoldToParty", numbers.partner())
                .put("PurchaseOrderByCustomer", order.number())
                .put("TransactionCurrency", order.currency());
        if (order.requestedDeliveryDate() != null) {
            entity.put("RequestedDeliveryDate", ODataDates.format(order.requestedDeliveryDate()));
        }
        ArrayNode items = entity.putObject("to_Item").putArray("results");
        order.goods().forEach(line -> items.add(item(line, sap)));
        order.lines().stream()
                .filter(line -> !line.isGoods())
                .map(line -> price(sap.freightCondition(), net(line)))
                .forEach(entity.putObject("to_PricingElement").putArray("results")::add);
        return entity;
    }

    /** SAP's number of the item that a line becomes. */
    static String itemNumber(OrderLine line) {
        return String.valueOf(line.lineNo() * 10);
    }

    static String unit(OrderLine line, SapProperties sap) {
        return sap.units().getOrDefault(line.unit(), line.unit());
    }

    static Money net(OrderLine line) {
        return line.total().minus(Vat.taxWithin(line.total(), line.taxRate()));
    }

    private ObjectNode item(OrderLine line, SapProperties sap) {
        ObjectNode item = JsonNodeFactory.instance.objectNode()
                .put("SalesOrderItem", itemNumber(line))
                .put("Material", numbers.materials().get(line.sku()))
                .put("RequestedQuantity", line.quantity().toString())
                .put("RequestedQuantityUnit", unit(line, sap))
                .put("ProductionPlant", numbers.plant());
        item.putObject("to_PricingElement").putArray("results").add(itemPrice(line, sap));
        return item;
    }

    /** The net of the whole line for its whole quantity where SAP can hold that, so that nothing is lost in a rate per unit. */
    private static ObjectNode itemPrice(OrderLine line, SapProperties sap) {
        BigDecimal quantity = line.quantity().value();
        if (quantity.scale() <= 0 && quantity.compareTo(LARGEST_CONDITION_QUANTITY) <= 0) {
            return price(sap.priceCondition(), net(line))
                    .put("ConditionQuantity", quantity.toPlainString())
                    .put("ConditionQuantityUnit", unit(line, sap));
        }
        BigDecimal perUnit = net(line).toDecimal().divide(quantity, 9, RoundingMode.HALF_UP);
        return price(sap.priceCondition(), net(line)).put("ConditionRateValue", perUnit.toPlainString());
    }

    private static ObjectNode price(String condition, Money net) {
        return JsonNodeFactory.instance.objectNode()
                .put("ConditionType", condition)
                .put("ConditionRateValue", net.toMajor())
                .put("ConditionCurrency", net.currency());
    }
}
