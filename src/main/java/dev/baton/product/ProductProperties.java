package dev.baton.product;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How products are counted.
 *
 * @param wholeUnits the base units that come whole only, in upper case; of any other one there may be parts
 */
@ConfigurationProperties("baton.product")
record ProductProperties(
        @DefaultValue({"PC", "PCE", "EA", "ST", "SET", "BOX", "CARTON", "PALLET", "PAIR",
                "ROLL"}) Set<String> wholeUnits) {}
