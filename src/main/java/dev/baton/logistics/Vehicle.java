package dev.baton.logistics;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;

/**
 * A vehicle of a location's.
 *
 * @param capacity how much it carries, in units
 * @param unit of the capacity
 */
public record Vehicle(String id, LocationId location, Quantity capacity, String unit) {

    /** @throws IllegalArgumentException if it could not carry anything */
    public Vehicle {
        if (!capacity.isPositive()) {
            throw new IllegalArgumentException("capacity must be positive");
        }
    }
}
