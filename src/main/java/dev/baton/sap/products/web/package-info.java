/** The synchronisation of products over HTTP. */
@NullMarked
package dev.baton.sap.products.web;

import org.jspecify.annotations.NullMarked;
