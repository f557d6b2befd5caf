package dev.baton.sap.reconciliation;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;

import dev.baton.inventory.StockFilter;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.paging.Limit;
import dev.baton.product.Sku;
import dev.baton.simulators.Simulators;
import dev.baton.trade.Trade;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plant that SAP knows too, the only one for the moment, and what SAP has there. */
public final class SapPlant {

    public final LocationId location;
    final String code = UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
    private final Trade trade;
    private final Simulators simulators;
    private final BeanFactory beans;

    public SapPlant(BeanFactory beans) {
        this.beans = beans;
        trade = new Trade(beans);
        simulators = beans.getBean(Simulators.class);
        location = trade.plant("EAST");
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        jdbc.sql("DELETE FROM sap_mapping WHERE kind = 'PLANT'").update();
        jdbc.sql("INSERT INTO sap_mapping VALUES ('PLANT', ?, ?)").params(location.value(), code).update();
    }

    /** A product at 10.00, of which so much is booked. */
    public Sku booked(int quantity) {
        Sku sku = trade.product("10.00");
        if (quantity > 0) {
            receive(sku, quantity);
        }
        return sku;
    }

    public void receive(Sku sku, int quantity) {
        trade.receive(location, line(sku, quantity));
    }

    public void sapHas(Sku sku, int quantity) {
        sapHas(sku.value(), quantity, "01", "");
    }

    void sapHas(String material, int quantity, String type, String special) {
        simulators.stock(code, material, quantity + ".000", type, special);
    }

    /** So many materials that are none of ours, and fill SAP's pages. */
    void sapHasOthers(int many) {
        for (int number = 0; number < many; number++) {
            sapHas(name("X").substring(0, 10) + number, 1, "01", "");
        }
    }

    public StockLevel level(Sku sku) {
        return beans.getBean(StockView.class)
                .levels(new StockFilter(sku.value(), location.value(), null), Limit.of(null), null)
                .items()
                .getFirst();
    }

    public int onHand(Sku sku) {
        return level(sku).onHand().value().intValueExact();
    }
}
