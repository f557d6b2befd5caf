package dev.baton.payment.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How entries are matched.
 *
 * @param batch how many entries one job matches
 * @param amountWindow how far an amount may be from what is expected to be looked at at all, in minor units; the rules decide within
 * @param dayWindow how many days an entry may be from when it was expected to be looked at at all
 * @param lookAgain how often is looked whether what came meanwhile explains entries that are open
 * @param names for how long it is kept who paid a decided entry and what they wrote, from its booking on
 */
@ConfigurationProperties("baton.payment.reconciliation")
record ReconciliationProperties(
        @DefaultValue("50") int batch,
        @DefaultValue("100") long amountWindow,
        @DefaultValue("10") int dayWindow,
        @DefaultValue("15m") Duration lookAgain,
        @DefaultValue("730d") Duration names) {}
