/** Jobs of the process {@code shipment-exception}. */
@NullMarked
package dev.baton.logistics.parcel.worker;

import org.jspecify.annotations.NullMarked;
