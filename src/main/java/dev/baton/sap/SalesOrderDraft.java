package dev.baton.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.SoldPart;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import dev.baton.sap.odata.ODataDates;
import java.util.List;

/** An order in SAP's words, for a deep insert. */
record SalesOrderDraft(Order order, List<SoldPart> parts, SapNumbers numbers) {

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
        parts.forEach(part -> items.add(SalesOrderItem.of(part, order, numbers, sap).toEntity(sap)));
        order.lines().stream()
                .filter(line -> !line.isGoods())
                .map(line -> SalesOrderItem.price(sap.freightCondition(), net(line)))
                .forEach(entity.putObject("to_PricingElement").putArray("results")::add);
        return entity;
    }

    private static Money net(OrderLine line) {
        return line.total().minus(Vat.taxWithin(line.total(), line.taxRate()));
    }
}
