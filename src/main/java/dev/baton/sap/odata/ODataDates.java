package dev.baton.sap.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Edm.DateTime} in JSON of OData V2: {@code /Date(milliseconds since 1970)/}, dates at midnight UTC. */
public final class ODataDates {

    private static final Pattern FORM = Pattern.compile("/Date\\((-?\\d+)(?:[+-]\\d{1,4})?\\)/");

    private ODataDates() {}

    /** The date; empty for text of another form, which SAP sends for a date that is not set. */
    public static Optional<LocalDate> parse(String text) {
        return Optional.of(FORM.matcher(text))
                .filter(Matcher::matches)
                .map(form -> form.group(1))
                .map(milliseconds -> Instant.ofEpochMilli(Long.parseLong(milliseconds)))
                .map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** A date as a value in a request's body. */
    public static String format(LocalDate date) {
        return "/Date(" + date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + ")/";
    }

    /** A point in time as SAP takes it in a header, such as {@code RepeatabilityCreation}. */
    public static String format(Instant instant) {
        return "/Date(" + instant.toEpochMilli() + ")/";
    }
}
