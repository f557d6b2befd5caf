package dev.baton.platform.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration
class TimeConfiguration {

    private static final String WORKED = "+";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BusinessCalendar businessCalendar(TimeProperties properties) {
        List<String> days = properties.holidays() == null ? List.of() : lines(properties.holidays());
        return new BusinessCalendar(
                properties.timeZone(),
                dates(days.stream().filter(day -> !day.startsWith(WORKED)).toList()),
                dates(days.stream().filter(day -> day.startsWith(WORKED)).map(day -> day.substring(1)).toList()));
    }

    private static List<String> lines(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the holidays file " + file.getDescription() + " cannot be read",
                    unreadable);
        }
    }

    private static Set<LocalDate> dates(List<String> days) {
        return days.stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
