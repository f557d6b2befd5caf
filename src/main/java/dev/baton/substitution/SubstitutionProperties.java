package dev.baton.substitution;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How substitutes are proposed.
 *
 * @param deadline how long a customer has to decide, in working time; never longer than the order waits for stock
 * @param lapseInterval how often is looked for proposals whose time is long over, since their process is lost
 */
@ConfigurationProperties("baton.substitution")
record SubstitutionProperties(@DefaultValue("48h") Duration deadline, @DefaultValue("1h") Duration lapseInterval) {}
