package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerRegistered;
import dev.baton.inventory.Location;
import dev.baton.inventory.LocationId;
import dev.baton.inventory.LocationType;
import dev.baton.inventory.Locations;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each distributor a warehouse and each retailer a store when it is registered. */
@Component
class Premises {

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

    /** Where a customer's stock is kept; empty for those who keep none. */
    static Optional<Location> of(Customer customer) {
        return switch (customer.type()) {
            case DISTRIBUTOR -> Optional.of(location(customer, "W-", LocationType.WAREHOUSE));
            case RETAILER -> Optional.of(location(customer, "S-", LocationType.STORE));
            case CONSUMER -> Optional.empty();
        };
    }

    private static Location location(Customer customer, String prefix, LocationType type) {
        String owner = customer.id().value();
        return new Location(new LocationId(prefix + owner), type, customer.name(), customer.region(), owner);
    }
}
