package dev.baton.platform.limits;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many writing requests are taken from one caller, and how many of any kind from one address without signing in, by each instance.
 *
 * @param backlog how many orders and messages may wait for the engine: while there are as many or more, no orders are taken, and none from
 *     files while there are half as many
 * @param rate a second, in the long run
 * @param burst at once, after a pause
 * @param strangerRate and {@code strangerBurst}: the same, for an address from which nobody signs in
 * @param callers for whom it is otherwise, by the name that they sign in with
 */
@ConfigurationProperties("baton.intake")
record IntakeProperties(
        @DefaultValue("10000") int backlog,
        @DefaultValue("1000") long rate,
        @DefaultValue("5000") long burst,
        @DefaultValue("20") long strangerRate,
        @DefaultValue("200") long strangerBurst,
        @DefaultValue Map<String, Allowance> callers) {

    /**
     * What is taken from one caller.
     *
     * @param rate a second, in the long run
     * @param burst at once, after a pause
     */
    record Allowance(long rate, long burst) {}

    Allowance of(String caller) {
        return callers.getOrDefault(caller, new Allowance(rate, burst));
    }

    Allowance ofStrangers() {
        return new Allowance(strangerRate, strangerBurst);
    }
}
