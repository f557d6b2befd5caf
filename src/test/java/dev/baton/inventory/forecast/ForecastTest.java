package dev.baton.inventory.forecast;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.money.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The method held against the sample demand, and against what the documentation says of it. */
class ForecastTest {

    private static final BackTest TEST = new BackTest(28, new BigDecimal("0.2"));
    private static final int HISTORY = 84;
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    @Test
    void on_the_sample_smoothing_is_better_than_saying_it_will_be_as_a_week_ago(TestReporter reporter) {
        sample().forEach((sku, demand) -> {
            BigDecimal smoothed = wape(demand, ForecastMethod.SMOOTHED);
            BigDecimal naive = wape(demand, ForecastMethod.WEEK_AGO);
            reporter.publishEntry(sku, "WAPE " + smoothed + ", as a week ago " + naive);
            assertThat(smoothed).as(sku).isLessThan(naive);
            Outlook outlook = Outlook.of(demand, TEST);
            assertThat(outlook.method()).isEqualTo(ForecastMethod.SMOOTHED);
            assertThat(outlook.error()).isEqualTo(new ForecastError(smoothed, naive, 28));
        });
    }

    @Test
    void the_documentation_says_what_is_measured() throws IOException {
        String documented = Files.readString(Path.of("docs/forecast.md"));
        sample().forEach((sku, demand) -> assertThat(documented).contains("| `%s` | %s | %s |".formatted(
                sku, wape(demand, ForecastMethod.SMOOTHED), wape(demand, ForecastMethod.WEEK_AGO))));
        ForecastProperties usual = new ForecastProperties(84, new BigDecimal("0.2"), 28);
        assertThat(documented).contains("| `history` | %d |".formatted(usual.history()),
                "| `smoothing` | %s |".formatted(usual.smoothing()), "| `test` | %d |".formatted(usual.test()));
    }

    @Test
    void where_the_days_of_the_week_have_changed_places_the_last_week_is_the_better_guide() {
        List<String> before = List.of("10", "0", "0", "0", "0", "0", "0");
        List<String> since = List.of("0", "0", "0", "10", "0", "0", "0");
        Demand moved = demand(IntStream.range(0, 84)
                .mapToObj(day -> (day < 49 ? before : since).get(day % 7))
                .toList());
        assertThat(Outlook.of(moved, TEST).method()).isEqualTo(ForecastMethod.WEEK_AGO);
    }

    @Test
    void a_steady_week_is_foreseen_exactly() {
        Demand steady = demand(Collections.nCopies(8, List.of("2", "4", "6", "8", "10", "0", "0")).stream()
                .flatMap(List::stream)
                .toList());
        Outlook outlook = Outlook.of(steady, TEST);
        assertThat(Objects.requireNonNull(outlook.daily()).value()).isEqualByComparingTo("4.286");
        assertThat(outlook.week()).usingElementComparator((one, other) -> one.subtract(other).abs()
                .compareTo(new BigDecimal("0.0001")) < 0 ? 0 : one.compareTo(other))
                .containsExactly(new BigDecimal(2), new BigDecimal(4), new BigDecimal(6), new BigDecimal(8),
                        new BigDecimal(10), BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(Objects.requireNonNull(outlook.error()).wape()).isEqualByComparingTo("0");
    }

    @Test
    void cover_is_counted_day_by_day_from_tomorrow() {
        Outlook outlook = new Outlook(Collections.nCopies(7, new BigDecimal("4")), ForecastMethod.MEAN, 10, null);
        LocalDate today = MONDAY;
        assertThat(outlook.daysOfCover(Quantity.of(10))).isEqualTo("2.5");
        assertThat(outlook.goneOn(Quantity.of(10), today)).isEqualTo(today.plusDays(3));
        assertThat(outlook.daysOfCover(Quantity.of(280))).isEqualTo("70.0");
        assertThat(outlook.daysOfCover(Quantity.ZERO)).isEqualTo("0.0");
        assertThat(outlook.goneOn(Quantity.ZERO, today)).isEqualTo(today);
        assertThat(outlook.goneOn(Quantity.of(1_000_000), today)).as("more than ten years").isNull();

        Outlook closedAtWeekends = new Outlook(List.of(new BigDecimal("5"), BigDecimal.ZERO, BigDecimal.ZERO,
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO), ForecastMethod.MEAN, 10, null);
        assertThat(closedAtWeekends.daysOfCover(Quantity.of(6))).isEqualTo("7.2");
    }

    @Test
    void what_nobody_asks_for_has_no_cover() {
        Outlook outlook = Outlook.of(demand(Collections.nCopies(60, "0")), TEST);
        assertThat(outlook.daily()).isNull();
        assertThat(outlook.daysOfCover(Quantity.of(5))).isNull();
        assertThat(outlook.goneOn(Quantity.of(5), MONDAY)).isNull();
    }

    @Test
    void of_a_short_past_the_mean_is_taken_and_no_error_told() {
        Outlook outlook = Outlook.of(demand(List.of("3", "6", "9")), TEST);
        assertThat(outlook.method()).isEqualTo(ForecastMethod.MEAN);
        assertThat(outlook.error()).isNull();
        assertThat(Objects.requireNonNull(outlook.daily())).isEqualTo(Quantity.of(6));
    }

    private static BigDecimal wape(Demand demand, ForecastMethod method) {
        return TEST.wape(demand, method).orElseThrow();
    }

    private static Demand demand(List<String> days) {
        return new Demand(MONDAY, days.stream().map(BigDecimal::new).toList());
    }

    /** The last days of each product of the sample, as many as are looked at. */
    private static Map<String, Demand> sample() {
        try (InputStream file =
                Objects.requireNonNull(ForecastTest.class.getResourceAsStream("/forecast/demand.csv"))) {
            List<String[]> rows = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
            Map<String, List<BigDecimal>> products = rows.stream().collect(groupingBy(row -> row[1], TreeMap::new,
                    mapping(row -> new BigDecimal(row[2]), toList())));
            LocalDate first = LocalDate.parse(rows.getFirst()[0]);
            Map<String, Demand> sample = new TreeMap<>();
            products.forEach((sku, days) -> sample.put(sku, new Demand(first.plusDays(days.size() - HISTORY),
                    days.subList(days.size() - HISTORY, days.size()))));
            return sample;
        } catch (IOException unreadable) {
            throw new AssertionError("the sample cannot be read", unreadable);
        }
    }
}
