package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerRegistered;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each distributor a warehouse and each retailer a store when it is registered. */
@Component
public class Premises {

    private final Locations locations;

    Premises(Locations locations) {
        this.locations = locations;
    }

    @EventListener
    void on(CustomerRegistered event) {
        // once open, it is the stock keepers' to change
        of(event.customer()).filter(location -> locations.find(location.id()).isEmpty())
                .ifPresent(locations::open);
    }

    /** Where the goods of a distributor's orders arrive. */
    public static LocationId warehouse(CustomerId distributor) {
        return new LocationId("W-" + distributor);
    }

    /** Where a customer's stock is kept; empty for those who keep none. */
    public static Optional<Location> of(Customer customer) {
        return switch (customer.type()) {
            case DISTRIBUTOR -> Optional.of(location(warehouse(customer.id()), customer, LocationType.WAREHOUSE));
            case RETAILER ->
                Optional.of(location(new LocationId("S-" + customer.id()), customer, LocationType.STORE));
            case CONSUMER -> Optional.empty();
        };
    }

    private static Location location(LocationId id, Customer customer, LocationType type) {
        return new Location(id, type, customer.name(), customer.region(), customer.id().value());
    }
}
