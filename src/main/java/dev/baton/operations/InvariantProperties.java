package dev.baton.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When is looked whether all is as it must be.
 *
 * @param interval how often; a check reads much of the database
 */
@ConfigurationProperties("baton.invariants")
record InvariantProperties(@DefaultValue("1h") Duration interval) {}
