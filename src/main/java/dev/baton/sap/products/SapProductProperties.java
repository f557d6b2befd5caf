package dev.baton.sap.products;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How our products follow SAP's.
 *
 * @param page how many materials one job reads, at least 2
 * @param types SAP's types of materials that are sold
 * @param language SAP's code of the language of our names
 * @param currency in which new products will be priced
 * @param discontinuedStatuses SAP's cross-plant statuses of what is made no more
 * @param patience after which a run that does not get on is given up when another one begins
 */
@ConfigurationProperties("baton.sap.products")
record SapProductProperties(
        @DefaultValue("100") int page,
        @DefaultValue({
                "FERT", "HAWA"}) Set<String> types,
        @DefaultValue("EN") String language,
        @DefaultValue("CNY") String currency,
        @DefaultValue({"01", "Z1"}) Set<String> discontinuedStatuses,
        @DefaultValue("6h") Duration patience) {

    private static final int LEAST = 2;

    SapProductProperties {
        if (page < LEAST) {
            throw new IllegalArgumentException("baton.sap.products.page must be at least " + LEAST);
        }
    }
}
