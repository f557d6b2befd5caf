package dev.baton.platform.time;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The business's time.
 *
 * @param timeZone the time zone in which days, due times and periods are reckoned
 * @param holidays a file with one ISO date a line: a day that is not worked, or, with {@code +} before it, a day of a weekend that is
 */
@ConfigurationProperties("baton")
record TimeProperties(@DefaultValue("Asia/Shanghai") ZoneId timeZone, @Nullable Resource holidays) {}
