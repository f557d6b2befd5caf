package dev.baton.sap.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.order.web.Api;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Row;
import dev.baton.product.MasterChange.Kind;
import dev.baton.product.Product;
import dev.baton.product.ProductUnit;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Isolated("there is one run at a time")
class ProductSynchronisationsTest {

    private static final String GROUP = "L002";

    private final ProductSynchronisations synchronisations;
    private final ProductSynchronisationView view;
    private final Products products;
    private final ProductUnits units;
    private final Simulators simulators;
    private final Trade trade;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Api stock;
    private final String material = number();

    @Autowired
    ProductSynchronisationsTest(
            ProductSynchronisations synchronisations,
            ProductSynchronisationView view,
            Products products,
            ProductUnits units,
            Simulators simulators,
            BeanFactory beans,
            JdbcClient jdbc,
            Clock clock,
            @LocalServerPort int port) {
        this.synchronisations = synchronisations;
        this.view = view;
        this.products = products;
        this.units = units;
        this.simulators = simulators;
        this.trade = new Trade(beans);
        this.jdbc = jdbc;
        this.clock = clock;
        this.stock = new Api(port, "stock");
        map("CATEGORY", "COOKING", GROUP);
    }

    @Test
    void a_new_product_comes_unlisted_and_without_a_price_and_another_run_changes_nothing() {
        sap(material, "Steam oven", "PC");

        assertThat(line(run(), material)).isEqualTo(new SynchronisedProduct(material, material, Kind.ADDED,
                "Added, unlisted and without a price"));
        assertThat(product(material)).isEqualTo(new Product(new Sku(material), "Steam oven", "COOKING", "PC", false,
                Trade.money("0.00"), null, null, Product.USUAL_TAX_RATE));
        assertThat(line(run(), material).outcome()).isEqualTo(Kind.UNCHANGED);
        assertThat(stock.get("/api/products/" + material).body().path("category").asText()).isEqualTo("COOKING");
    }

    @Test
    void sap_wins_in_its_fields_and_ours_stay() {
        Product ours = new Product(new Sku(material), "Old name", "KITCHEN", "PC", true, Trade.money("99.00"),
                Trade.money("80.00"), Trade.money("120.00"), new BigDecimal("0.06"));
        products.put(ours);
        sap(material, "New name", "PC");

        assertThat(line(run(), material).detail())
                .isEqualTo("name was Old name, is New name; category was KITCHEN, is COOKING");
        assertThat(product(material)).isEqualTo(new Product(ours.sku(), "New name", "COOKING", "PC", true,
                ours.unitPrice(), ours.floor(), ours.ceiling(), ours.taxRate()));
    }

    @Test
    void numbers_are_mapped() {
        Sku sku = trade.product("10.00");
        map("MATERIAL", sku.value(), material);
        sap(material, "Mapped", "PC");

        assertThat(line(run(), material).sku()).isEqualTo(sku.value());
        assertThat(product(sku.value()).name()).isEqualTo("Mapped");
        assertThat(products.find(List.of(new Sku(material)))).isEmpty();

        map("MATERIAL", trade.product("10.00").value(), material);
        sap(material, "Whose", "PC");
        SynchronisedProduct several = line(run(), material);
        assertThat(several.outcome()).isEqualTo(Kind.REFUSED);
        assertThat(several.detail()).contains("Several products");
    }

    @Test
    void what_sap_discontinues_is_listed_no_more_and_stays() {
        Sku sku = new Sku(material);
        products.put(listed(sku));
        sap(material, "Kettle", "PC", Map.of("CrossPlantStatus", "01"));

        SynchronisedProduct line = line(run(), material);
        assertThat(line.outcome()).isEqualTo(Kind.DISCONTINUED);
        assertThat(line.detail()).contains("discontinued it with status 01", "listed no more");
        assertThat(product(material).listed()).isFalse();
        assertThat(stock.get("/api/products/" + material).body().path("discontinued").asText())
                .isEqualTo("SAP has discontinued it with status 01");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> products.put(listed(sku)))
                .satisfies(refused -> assertThat(refused.faults()).extracting(Fault::detail)
                        .containsExactly(material + " cannot be listed: SAP has discontinued it with status 01"));
        assertThat(line(run(), material).outcome()).isEqualTo(Kind.UNCHANGED);

        sap(material, "Kettle", "PC", Map.of("IsMarkedForDeletion", "true"));
        assertThat(line(run(), material).detail()).isEqualTo("SAP has marked it for deletion");
        sap(material, "Kettle", "PC");
        assertThat(line(run(), material).detail()).isEqualTo("made again");
        assertThat(product(material).listed()).as("it is ours to list it").isFalse();
        assertThat(products.put(listed(sku))).isTrue();
    }

    @Test
    void a_status_that_is_not_in_force_yet_changes_nothing() {
        products.put(listed(new Sku(material)));
        sap(material, "Kettle", "PC", Map.of("CrossPlantStatus", "01", "CrossPlantStatusValidityDate",
                "/Date(" + clock.instant().plus(Duration.ofDays(30)).toEpochMilli() + ")/"));
        run();
        assertThat(product(material).listed()).isTrue();
    }

    @Test
    void what_was_never_made_by_us_is_not_taken_over_once_it_is_discontinued() {
        sap(material, "Long gone", "PC", Map.of("IsMarkedForDeletion", "true"));
        assertThat(line(run(), material).outcome()).isEqualTo(Kind.UNCHANGED);
        assertThat(products.find(List.of(new Sku(material)))).isEmpty();
    }

    @Test
    void another_base_unit_is_refused_where_stock_is_counted_in_the_one_that_was() {
        products.put(listed(new Sku(material)));
        sap(material, "Kettle", "SET");
        assertThat(line(run(), material).detail()).contains("unit was PC, is SET");

        trade.receive(trade.plant("EAST"), Trade.line(new Sku(material), 5));
        sap(material, "Other kettle", "KG");
        SynchronisedProduct refused = line(run(), material);
        assertThat(refused.outcome()).isEqualTo(Kind.REFUSED);
        assertThat(refused.detail()).isEqualTo("The base unit cannot change from SET to KG: stock is kept in it");
        assertThat(product(material).unit()).isEqualTo("SET");
        assertThat(product(material).name()).as("nothing of it is taken over").isEqualTo("Kettle");
    }

    @Test
    void a_base_unit_that_is_a_further_unit_is_refused() {
        products.put(listed(new Sku(material)));
        units.put(ProductUnit.of(new Sku(material), "CARTON", BigDecimal.TEN));
        sap(material, "Kettle", "CARTON");
        assertThat(line(run(), material).detail()).contains("further unit");
    }

    @Test
    void what_misses_something_is_refused_and_what_has_no_description_is_called_by_its_number() {
        sap(material, "Nameless", "PC", Map.of("ProductGroup", ""));
        String other = number();
        sap(other, "", "PC");
        String third = number();
        sap(third, "Uncounted", "");
        UUID run = run();
        assertThat(line(run, material).detail()).isEqualTo("The material has no product group");
        assertThat(product(other).name()).isEqualTo(other);
        assertThat(line(run, third).detail()).isEqualTo("The material has no base unit");
        assertThat(view.get(run).outcomes().get(Kind.REFUSED)).isGreaterThanOrEqualTo(2);
        assertThat(view.lines(run, Kind.REFUSED, Limit.of(null), null).items())
                .extracting(SynchronisedProduct::material)
                .contains(material, third);
    }

    @Test
    void only_what_is_sold_and_has_changed_is_asked_for_unless_everything_is() {
        sap(material, "Steel", "PC", Map.of("ProductType", "ROH"));
        String old = number();
        run();
        simulators.product(old, "Old", GROUP, "PC", clock.instant().minus(Duration.ofDays(40)), Map.of());
        assertThat(lines(run())).doesNotContain(material, old);
        jdbc.sql("UPDATE sap_product_run SET state = 'FAILED' WHERE state = 'DONE'").update();
        UUID everything = run();
        assertThat(view.get(everything).changedSince()).isNull();
        assertThat(lines(everything)).contains(old, "4100001").doesNotContain(material, "4100091");
    }

    @Test
    void a_list_that_moves_while_it_is_read_is_read_from_its_start_again() {
        for (int number = 0; number < 45; number++) {
            sap("MV" + material.substring(2) + (100 + number), "Moving", "PC");
        }
        UUID run = begun();
        assertThat(synchronisations.page(run)).isTrue();
        assertThat(synchronisations.page(run)).isTrue();
        sap("AA" + material.substring(2), "Came in between", "PC");
        assertThat(synchronisations.page(run)).as("it has moved").isTrue();
        while (synchronisations.page(run)) {
            assertThat(view.get(run).state()).isEqualTo(ProductSynchronisation.State.RUNNING);
        }
        assertThat(lines(run)).contains("AA" + material.substring(2))
                .filteredOn(line -> line.startsWith("MV" + material.substring(2)))
                .hasSize(45);
        assertThat(synchronisations.page(run)).as("it is done").isFalse();
    }

    @Test
    void a_run_that_gets_on_is_not_given_up_however_long_it_takes() {
        UUID run = begun();
        jdbc.sql(
                """
                        UPDATE sap_product_run SET started_at = started_at - interval '1 day', read = 5, last_material = 'gone' WHERE id = ?""")
                .param(run).update();
        assertThat(synchronisations.page(run)).as("there is more").isTrue();
        assertThat(synchronisations.begin(key())).isEmpty();

        jdbc.sql("UPDATE sap_product_run SET advanced_at = started_at WHERE id = ?").param(run).update();
        assertThat(synchronisations.begin(key())).isPresent();
        assertThat(view.get(run).state()).isEqualTo(ProductSynchronisation.State.FAILED);
    }

    private static long key() {
        return ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    }

    @Test
    void of_a_page_that_is_taken_over_twice_at_once_each_material_has_its_turn_once() {
        for (int number = 0; number < 15; number++) {
            sap(material + number, "Twin", "PC");
        }
        UUID run = begun();
        do {
            Race.of(3, runner -> () -> synchronisations.page(run));
        } while (synchronisations.page(run));
        assertThat(lines(run)).filteredOn(line -> line.startsWith(material)).hasSize(15).doesNotHaveDuplicates();
        assertThat(view.lines(run, Kind.ADDED, Limit.of(200), null).items())
                .filteredOn(line -> line.material().startsWith(material))
                .hasSize(15);
    }

    private void sap(String number, String name, String unit) {
        sap(number, name, unit, Map.of());
    }

    private void sap(String number, String name, String unit, Map<String, String> beside) {
        simulators.product(number, name, GROUP, unit, clock.instant(), beside);
    }

    private void map(String kind, String ours, String theirs) {
        jdbc.sql("INSERT INTO sap_mapping VALUES (?, ?, ?) ON CONFLICT DO NOTHING").params(kind, ours, theirs).update();
    }

    private UUID run() {
        UUID run = begun();
        boolean more;
        do {
            more = synchronisations.page(run);
        } while (more);
        assertThat(view.get(run).state()).isEqualTo(ProductSynchronisation.State.DONE);
        return run;
    }

    /** Instead of one that the clock of another test has begun. */
    private UUID begun() {
        jdbc.sql("UPDATE sap_product_run SET state = 'FAILED', finished_at = now() WHERE state = 'RUNNING'").update();
        return synchronisations.begin(key()).orElseThrow();
    }

    private SynchronisedProduct line(UUID run, String number) {
        return all(run).stream().filter(line -> line.material().equals(number)).findFirst().orElseThrow();
    }

    private List<String> lines(UUID run) {
        return all(run).stream().map(SynchronisedProduct::material).toList();
    }

    private List<SynchronisedProduct> all(UUID run) {
        return jdbc.sql("SELECT material, sku, outcome, detail FROM sap_product_line WHERE run = ? ORDER BY material")
                .param(run)
                .query(Row.as(row -> new SynchronisedProduct(row.text("material"), row.textOrNull("sku"),
                        row.constant("outcome", Kind.class), row.text("detail"))))
                .list();
    }

    private Product product(String sku) {
        return Objects.requireNonNull(products.find(List.of(new Sku(sku))).get(new Sku(sku)));
    }

    private static Product listed(Sku sku) {
        return new Product(sku, "Kettle", "COOKING", "PC", true, Trade.money("10.00"), null, null,
                Product.USUAL_TAX_RATE);
    }

    private static String number() {
        return "MT" + UUID.randomUUID().toString().substring(0, 12);
    }
}
