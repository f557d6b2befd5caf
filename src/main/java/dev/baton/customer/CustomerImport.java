package dev.baton.customer;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Files of customers: one customer a row, a parent before those who belong to it. */
@Component
public class CustomerImport implements ImportKind {

    private final Customers customers;

    CustomerImport(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public Set<String> required() {
        return Set.of("id", "type", "name", "tier", "region", "status", "currency");
    }

    @Override
    public Set<String> optional() {
        return Set.of("parentId", "creditLimit", "openingBalance");
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        return customers.register(registration(group.getFirst()), caller.name())
                ? ImportOutcome.accepted()
                : ImportOutcome.duplicate();
    }

    private static Registration registration(ImportRow row) {
        Cells cells = new Cells(row);
        Function<String, Money> money = major -> Money.parse(major, row.value("currency"));
        var id = cells.required("id", CustomerId::new);
        var type = cells.constant("type", CustomerType.class);
        var name = cells.text("name");
        var parent = cells.optional("parentId", CustomerId::new);
        var tier = cells.text("tier");
        var region = cells.text("region");
        var status = cells.constant("status", CustomerStatus.class);
        var currency = cells.required("currency", code -> Money.zero(code).currency());
        var creditLimit = cells.optional("creditLimit", money);
        var openingBalance = cells.optional("openingBalance", money);
        return cells.take(() -> {
            Customer customer = new Customer(id.get(), type.get(), name.get(), parent.get(), tier.get(), region.get(),
                    status.get(), currency.get(), creditLimit.get());
            return new Registration(customer, openingBalance.get());
        });
    }
}
