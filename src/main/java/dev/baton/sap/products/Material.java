package dev.baton.sap.products;

import org.jspecify.annotations.Nullable;

/**
 * What SAP says of a material.
 *
 * @param name in our language; null where SAP has no description at all
 * @param group SAP's product group; empty for none
 * @param discontinued why it is made no more, in words; null while it is made
 */
record Material(String number, @Nullable String name, String group, String unit, @Nullable String discontinued) {}
