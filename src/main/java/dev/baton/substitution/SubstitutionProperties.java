package dev.baton.substitution;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How substitutes are proposed.
 *
 * @param deadline how long a customer has to decide, in working time; never longer than the order waits for stock
 */
@ConfigurationProperties("baton.substitution")
record SubstitutionProperties(@DefaultValue("48h") Duration deadline) {}
