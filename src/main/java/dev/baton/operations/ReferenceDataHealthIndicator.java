package dev.baton.operations;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up once there is reference data: without a product, a customer and a location no order can be taken. */
@Component
class ReferenceDataHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;

    ReferenceDataHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        try {
            List<String> missing = jdbc.sql("""
                    SELECT 'products' WHERE NOT EXISTS (SELECT FROM product)
                    UNION ALL SELECT 'customers' WHERE NOT EXISTS (SELECT FROM customer)
                    UNION ALL SELECT 'locations' WHERE NOT EXISTS (SELECT FROM location)""")
                    .query(String.class)
                    .list();
            return missing.isEmpty()
                    ? Health.up().build()
                    : Health.outOfService().withDetail("missing", missing).build();
        } catch (DataAccessException away) {
            return Health.down().build();
        }
    }
}
