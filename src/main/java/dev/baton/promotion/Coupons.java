package dev.baton.promotion;

import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Coupons {

    private final JdbcClient jdbc;
    private final Clock clock;

    Coupons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Coupon> find(Collection<String> codes) {
        return jdbc.sql("SELECT code, name, valid_from, valid_to FROM coupon WHERE code = ANY (?)")
                .param(codes.toArray(String[]::new))
                .query(Row.as(row -> new Coupon(
                        row.text("code"), row.text("name"), row.dateOrNull("valid_from"), row.dateOrNull("valid_to"))))
                .list();
    }

    /** @return false if it is known and exactly like this */
    boolean put(Coupon coupon) {
        return jdbc
                .sql("""
                        INSERT INTO coupon AS known (code, name, valid_from, valid_to, changed_at)
                        VALUES (:code, :name, :from, :to, :now)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                            changed_at = excluded.changed_at
                        WHERE (known.name, known.valid_from, known.valid_to)
                            IS DISTINCT FROM (excluded.name, excluded.valid_from, excluded.valid_to)""")
                .param("code", coupon.code())
                .param("name", coupon.name())
                .param("from", coupon.validFrom())
                .param("to", coupon.validTo())
                .param("now", Row.at(clock.instant()))
                .update() == 1;
    }
}
