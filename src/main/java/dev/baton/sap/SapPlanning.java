package dev.baton.sap;

import dev.baton.platform.money.Quantity;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SAP's stock and what it makes, asked for many materials in one call. Every method calls SAP and belongs outside of any transaction. */
@Component
class SapPlanning {

    /** Keeps the address of a call below the 2,000 characters that every gateway takes. */
    private static final int MATERIALS_A_CALL = 20;
    private static final String UNRESTRICTED = "01";

    private final ODataClient sap;

    SapPlanning(ODataClient sap) {
        this.sap = sap;
    }

    /** So much of a material that will be there on a day. */
    record Expected(String material, Quantity quantity, LocalDate availableOn) {}

    /** Unrestricted stock that belongs to nobody in particular, over all plants, by material. */
    Map<String, Quantity> stock(Collection<String> materials) {
        Map<String, Quantity> stock = new HashMap<>();
        all("API_MATERIAL_STOCK_SRV", "A_MatlStkInAcctMod", materials,
                ODataFilter.eq("InventoryStockType", UNRESTRICTED)
                        .and(ODataFilter.eq("InventorySpecialStockType", "")))
                .forEach(found -> stock.merge(found.text("Material"),
                        quantity(found.decimal("MatlWrhsStkQtyInMatlBaseUnit")),
                        Quantity::plus));
        return stock;
    }

    /** What production orders still have to deliver. */
    List<Expected> inProduction(Collection<String> materials) {
        return all("API_PRODUCTION_ORDER_2_SRV", "A_ProductionOrder_2", materials, ODataFilter.eq("OrderIsDeleted", ""))
                .flatMap(order -> expected(order, "MfgOrderPlannedEndDate",
                        order.decimal("MfgOrderPlannedTotalQty").subtract(order.decimal("MfgOrderConfirmedYieldQty"))))
                .toList();
    }

    /** What is planned to be produced beyond that. */
    List<Expected> planned(Collection<String> materials) {
        return all("API_PLANNED_ORDERS", "A_PlannedOrder", materials, null)
                .flatMap(order -> expected(order, "PlndOrderPlannedEndDate", order.decimal("TotalQuantity")))
                .toList();
    }

    private Stream<ODataEntity> all(
            String service,
            String set,
            Collection<String> materials,
            @Nullable ODataFilter further) {
        List<String> distinct = materials.stream().distinct().sorted().toList();
        List<ODataEntity> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MATERIALS_A_CALL) {
            List<String> some = distinct.subList(from, Math.min(from + MATERIALS_A_CALL, distinct.size()));
            ODataFilter filter = ODataFilter.in("Material", some);
            found.addAll(sap.query(ODataPath.set(service, set,
                    Map.of("$filter", (further == null ? filter : filter.and(further)).expression()))));
        }
        return found.stream();
    }

    private static Stream<Expected> expected(ODataEntity order, String endDate, BigDecimal quantity) {
        return order.date(endDate)
                .filter(day -> quantity.signum() > 0)
                .map(day -> new Expected(order.text("Material"), quantity(quantity), day))
                .stream();
    }

    private static Quantity quantity(BigDecimal sapQuantity) {
        return new Quantity(sapQuantity.setScale(3, RoundingMode.HALF_UP));
    }
}
