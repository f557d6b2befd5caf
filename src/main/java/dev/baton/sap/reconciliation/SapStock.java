package dev.baton.sap.reconciliation;

import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataPath;
import dev.baton.sap.odata.SapException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All of SAP's stock. Calls SAP, and belongs outside of any transaction. */
@Component
class SapStock {

    private static final int PAGE = 500;
    /** The whole key, so that every page begins where the one before has ended. */
    private static final String KEY =
            "Material,Plant,StorageLocation,Batch,Supplier,Customer,WBSElementInternalID,SDDocument,"
                    + "SDDocumentItem,InventorySpecialStockType,InventoryStockType";

    private static final ODataPath STOCK = ODataPath.set("API_MATERIAL_STOCK_SRV", "A_MatlStkInAcctMod",
            Map.of("$orderby", KEY, "$select", KEY + ",MaterialBaseUnit,MatlWrhsStkQtyInMatlBaseUnit"));

    private final ODataClient sap;

    SapStock(ODataClient sap) {
        this.sap = sap;
    }

    /**
     * So much of a material at a plant, in one storage location and batch.
     *
     * @param type {@code 01} is unrestricted
     * @param special empty for stock that belongs to nobody in particular
     */
    record Entry(String plant, String material, String type, String special, String unit, BigDecimal quantity) {

        boolean isUnrestricted() {
            return type.equals("01");
        }
    }

    /** @throws SapException if it cannot be read to its end */
    List<Entry> read() {
        return sap.queryInPages(STOCK, PAGE, List.of(KEY.split(","))).stream().map(SapStock::entry).toList();
    }

    private static Entry entry(ODataEntity found) {
        return new Entry(found.text("Plant"), found.text("Material"), found.text("InventoryStockType"),
                found.text("InventorySpecialStockType"), found.text("MaterialBaseUnit"),
                found.decimal("MatlWrhsStkQtyInMatlBaseUnit"));
    }
}
