package dev.baton.product.supervision;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param reviewExpires how long after its review was due, in working time, a price lapses on which nobody decided */
@ConfigurationProperties("baton.price-supervision")
record SupervisionProperties(@DefaultValue("72h") Duration reviewExpires) {}
