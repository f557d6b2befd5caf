package dev.baton.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** For how long stock will do. Known to {@link dev.baton.inventory.forecast}. */
public interface StockCover {

    /** For how many days what is available will do, with one decimal; what nobody asks for is missing. */
    Map<StockKey, BigDecimal> days(Collection<StockKey> keys);
}
