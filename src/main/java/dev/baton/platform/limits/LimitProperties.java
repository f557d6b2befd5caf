package dev.baton.platform.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large requests may be.
 *
 * @param body the longest body of a request that imports no file
 */
@ConfigurationProperties("baton.limits")
record LimitProperties(@DefaultValue("1MB") DataSize body) {}
