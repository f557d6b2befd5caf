/** The jobs of the synchronisation of products. */
@NullMarked
package dev.baton.sap.products.worker;

import org.jspecify.annotations.NullMarked;
