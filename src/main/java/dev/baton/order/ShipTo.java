package dev.baton.order;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the goods, and where. Personal data: for the database and for what is printed on a parcel only; its text form says no
 * more than the region and the country, so that it can stand in a log line by accident.
 *
 * @param country ISO 3166 alpha-2
 */
public record ShipTo(
        String name,
        String line1,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    @Override
    public String toString() {
        return "ShipTo[region=" + region + ", country=" + country + "]";
    }
}
