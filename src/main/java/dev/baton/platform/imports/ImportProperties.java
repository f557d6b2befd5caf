package dev.baton.platform.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are imported.
 *
 * @param maxSize the largest file that is taken
 * @param pollInterval how often an instance looks for imports that another one left behind, or that had to pause
 */
@ConfigurationProperties("baton.imports")
record ImportProperties(@DefaultValue("64MB") DataSize maxSize, @DefaultValue("2s") Duration pollInterval) {}
