/** Stock reconciliation over HTTP. */
@NullMarked
package dev.baton.sap.reconciliation.web;

import org.jspecify.annotations.NullMarked;
