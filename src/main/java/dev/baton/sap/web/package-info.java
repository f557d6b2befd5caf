/** The mapping to SAP's numbers over HTTP. */
@NullMarked
package dev.baton.sap.web;

import org.jspecify.annotations.NullMarked;
