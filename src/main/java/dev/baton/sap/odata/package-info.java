/**
 * A client of OData V2 services as SAP Gateway speaks it: CSRF tokens and session cookies, ETags, {@code {"d": …}} around
 * every answer, {@code /Date(ms)/}, and errors told apart by who must act on them: a {@link dev.baton.sap.odata.SapRefusal}
 * is for a person to read, a {@link dev.baton.sap.odata.SapUnavailable} is for the engine to try again.
 *
 * <p>Nothing here knows an order.
 */
@NullMarked
package dev.baton.sap.odata;

import org.jspecify.annotations.NullMarked;
