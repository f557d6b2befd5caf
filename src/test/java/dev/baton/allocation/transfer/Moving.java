package dev.baton.allocation.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.transfer.TransferReceipts.Arrival;
import dev.baton.allocation.transfer.source.SourceFacts;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.engine.RuleRow;
import dev.baton.trade.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Transfers that no process drives: the test takes each step itself. */
final class Moving {

    private final BeanFactory beans;

    Moving(BeanFactory beans) {
        this.beans = beans;
    }

    Transfer request(LocationId to, @Nullable LocationId from, StockLine... lines) {
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            Transfer transfer = beans.getBean(StockTransfers.class).request(
                    new TransferWish(to, from, Arrays.asList(lines), Trade.name("REF"), ""), "stock");
            beans.getBean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ?").param(transfer.id().toString())
                    .update();
            return transfer;
        }));
    }

    /** Lets these rules judge the sources that are found. */
    Proposal propose(UUID id, Function<SourceFacts, RuleRow> rules) {
        TransferProposals proposals = beans.getBean(TransferProposals.class);
        List<SourceFacts> found = proposals.find(id);
        return proposals.choose(id, found, found.stream().map(rules).toList());
    }

    /** Approved by rule, with its stock reserved. */
    Transfer approved(LocationId to, LocationId from, StockLine... lines) {
        UUID id = request(to, from, lines).id();
        propose(id, source -> allow("AUTO", 1));
        assertThat(beans.getBean(TransferReservations.class).reserve(id)).isPresent();
        return transfer(id);
    }

    Transfer shipped(LocationId to, LocationId from, StockLine... lines) {
        UUID id = approved(to, from, lines).id();
        return beans.getBean(StockTransfers.class).ship(id, "DN-1", "stock");
    }

    Transfer receive(UUID id, String document, StockLine... lines) {
        return beans.getBean(TransferReceipts.class)
                .receive(id, new Arrival(document, Arrays.asList(lines), false, ""), "stock");
    }

    Transfer receiveLast(UUID id, String document, StockLine... lines) {
        return beans.getBean(TransferReceipts.class)
                .receive(id, new Arrival(document, Arrays.asList(lines), true, "Fell off the lorry"), "stock");
    }

    Transfer transfer(UUID id) {
        return beans.getBean(TransferView.class).get(id).transfer();
    }

    static RuleRow allow(String approval, int rank) {
        return rule("ALLOW", approval, rank);
    }

    static RuleRow deny() {
        return rule("DENY", "MANUAL", 99);
    }

    private static RuleRow rule(String outcome, String approval, int rank) {
        return new RuleRow("transfer-rule", Map.of("ruleId", "TEST", "reason", "The test says so", "outcome", outcome,
                "approval", approval, "group", "stock-keepers", "dueHours", 8, "rank", rank));
    }
}
