package dev.baton.customer;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerRegister {

    private static final String SELECT = """
            SELECT id, type, name, parent_id, tier, region, status, currency, credit_limit, opening_balance
            FROM customer
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Registration> find(CustomerId id) {
        return one(id, "");
    }

    Optional<Registration> lock(CustomerId id) {
        return one(id, " FOR UPDATE");
    }

    /** As it is, and stays until the transaction ends. */
    Optional<Customer> hold(CustomerId id) {
        return one(id, " FOR SHARE").map(Registration::customer);
    }

    boolean hasRetailers(CustomerId id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM customer WHERE parent_id = ?)").param(id.value())
                .query(Boolean.class).single();
    }

    List<Customer> sellersTo(CustomerId buyer, String currency) {
        return jdbc.sql(SELECT + """
                WHERE type = 'DISTRIBUTOR' AND status = 'ACTIVE' AND currency = ? AND id <> ? ORDER BY id""")
                .params(currency, buyer.value())
                .query(Row.as(row -> registration(row).customer()))
                .list();
    }

    List<Customer> list(
            @Nullable CustomerType type,
            @Nullable String region,
            @Nullable CustomerId parent,
            @Nullable String only,
            String after,
            int limit) {
        return jdbc.sql(SELECT + """
                WHERE id > :after
                  AND (:type::text IS NULL OR type = :type)
                  AND (:region::text IS NULL OR region = :region)
                  AND (:parent::text IS NULL OR parent_id = :parent)
                  AND (:only::text IS NULL OR id = :only)
                ORDER BY id LIMIT :limit""")
                .param("after", after)
                .param("type", type == null ? null : type.name())
                .param("region", region)
                .param("parent", parent == null ? null : parent.value())
                .param("only", only)
                .param("limit", limit)
                .query(Row.as(CustomerRegister::registration))
                .list()
                .stream()
                .map(Registration::customer)
                .toList();
    }

    void put(Registration registration) {
        Customer customer = registration.customer();
        CustomerId parent = customer.parentId();
        jdbc.sql("""
                INSERT INTO customer (id, type, name, parent_id, tier, region, status, currency, credit_limit,
                    opening_balance, changed_at, registered_at)
                VALUES (:id, :type, :name, :parent, :tier, :region, :status, :currency, :limit, :opening, :now, :now)
                ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name,
                    parent_id = excluded.parent_id, tier = excluded.tier, region = excluded.region,
                    status = excluded.status, credit_limit = excluded.credit_limit,
                    opening_balance = excluded.opening_balance, changed_at = excluded.changed_at""")
                .param("id", customer.id().value())
                .param("type", customer.type().name())
                .param("name", customer.name())
                .param("parent", parent == null ? null : parent.value())
                .param("tier", customer.tier())
                .param("region", customer.region())
                .param("status", customer.status().name())
                .param("currency", customer.currency())
                .param("limit", minor(customer.creditLimit()))
                .param("opening", minor(registration.openingBalance()))
                .param("now", Row.at(clock.instant()))
                .update();
    }

    private Optional<Registration> one(CustomerId id, String lock) {
        return jdbc.sql(SELECT + "WHERE id = ?" + lock)
                .param(id.value())
                .query(Row.as(CustomerRegister::registration))
                .optional();
    }

    private static Registration registration(Row row) {
        String currency = row.text("currency");
        String parent = row.textOrNull("parent_id");
        Customer customer = new Customer(
                new CustomerId(row.text("id")),
                row.constant("type", CustomerType.class),
                row.text("name"),
                parent == null ? null : new CustomerId(parent),
                row.text("tier"),
                row.text("region"),
                row.constant("status", CustomerStatus.class),
                currency,
                row.moneyOrNull("credit_limit", currency));
        return new Registration(customer, row.moneyOrNull("opening_balance", currency));
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }
}
