package dev.baton.operations.version;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How running orders are moved to other versions of their process.
 *
 * @param interval how often is looked for migrations that are under way
 * @param batch how many orders are moved before it is looked again whether to go on
 */
@ConfigurationProperties("baton.migrations")
record MigrationProperties(@DefaultValue("5s") Duration interval, @DefaultValue("50") int batch) {}
