package dev.baton.sap.reconciliation;

import dev.baton.platform.money.Quantity;

/**
 * Stock that was not compared.
 *
 * @param plant SAP's plant, or our location where we know no plant for it
 * @param material SAP's material, or our product where we know no material for it; empty where it is about a whole plant
 * @param quantity what SAP says there is
 */
public record Ignored(Reason reason, String plant, String material, Quantity quantity) {

    /** Why stock was not compared. */
    public enum Reason {
        /** Not unrestricted, such as in quality inspection. */
        OTHER_STOCK_TYPE,
        /** It belongs to somebody or something in particular, such as consignment or a project. */
        SPECIAL_STOCK,
        /** No plant of ours. */
        UNKNOWN_PLANT,
        /** No product of ours. */
        UNKNOWN_MATERIAL,
        /** Several of our locations are mapped to the plant. */
        SEVERAL_LOCATIONS,
        /** Several of our products are mapped to the material. */
        SEVERAL_PRODUCTS,
        /** SAP counts it in another unit than we do. */
        OTHER_UNIT,
        /** We keep it, and it has no material at SAP. */
        NO_SAP_MATERIAL,
        /** A location of ours of whose plant SAP names no stock at all. */
        PLANT_NOT_NAMED
    }
}
