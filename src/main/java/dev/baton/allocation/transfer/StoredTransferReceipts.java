package dev.baton.allocation.transfer;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has arrived of transfers, each document once. Whoever adds one has locked the transfer before. */
@Repository
class StoredTransferReceipts {

    private final JdbcClient jdbc;

    StoredTransferReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TransferReceipt> find(UUID transfer, String document) {
        return of(transfer).stream().filter(receipt -> receipt.document().equals(document)).findFirst();
    }

    /** The oldest first. */
    List<TransferReceipt> of(UUID transfer) {
        return jdbc.sql("SELECT * FROM stock_transfer_receipt WHERE transfer_id = ? ORDER BY received_at, document")
                .param(transfer)
                .query(Row.as(row -> receipt(transfer, row)))
                .list();
    }

    private TransferReceipt receipt(UUID transfer, Row row) {
        String document = row.text("document");
        return new TransferReceipt(document, lines(transfer, document, "received"), row.flag("final"),
                row.text("reason"), lines(transfer, document, "lost"), row.text("received_by"),
                row.instant("received_at"));
    }

    private List<StockLine> lines(UUID transfer, String document, String column) {
        return jdbc.sql("""
                SELECT sku, %1$s AS quantity FROM stock_transfer_receipt_line
                WHERE transfer_id = ? AND document = ? AND %1$s > 0 ORDER BY sku COLLATE "C" """.formatted(column))
                .params(transfer, document)
                .query(Row.as(row -> new StockLine(new Sku(row.text("sku")), row.quantity("quantity"))))
                .list();
    }

    void add(UUID transfer, TransferReceipt receipt) {
        Instant at = receipt.receivedAt();
        jdbc.sql("""
                INSERT INTO stock_transfer_receipt (transfer_id, document, final, reason, received_by, received_at)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .params(transfer, receipt.document(), receipt.isFinal(), receipt.reason(), receipt.receivedBy(),
                        Row.at(at))
                .update();
        List<StockLine> all = Stream.concat(receipt.lines().stream(), receipt.lost().stream()).toList();
        int arrived = receipt.lines().size();
        jdbc.sql(
                """
                        WITH part AS (
                            SELECT sku, sum(quantity) FILTER (WHERE n <= :arrived) AS received, sum(quantity) FILTER (WHERE n > :arrived) AS lost
                            FROM unnest(:skus::text[], :quantities::text[]::numeric[]) WITH ORDINALITY AS line (sku, quantity, n) GROUP BY sku
                        ), counted AS (
                            UPDATE stock_transfer_line line SET received = line.received + coalesce(part.received, 0),
                                lost = line.lost + coalesce(part.lost, 0)
                            FROM part WHERE line.transfer_id = :transfer AND line.sku = part.sku
                        )
                        INSERT INTO stock_transfer_receipt_line (transfer_id, document, sku, received, lost)
                        SELECT :transfer, :document, sku, coalesce(received, 0), coalesce(lost, 0) FROM part""")
                .param("transfer", transfer)
                .param("document", receipt.document())
                .param("arrived", arrived)
                .param("skus", Columns.of(all, StockLine::sku))
                .param("quantities", Columns.of(all, StockLine::quantity))
                .update();
    }

    /** Whether what has come in or is lost is all that there was, by now. */
    boolean isComplete(UUID transfer) {
        return jdbc.sql(
                "SELECT coalesce(sum(quantity - received - lost), 0) AS open FROM stock_transfer_line WHERE transfer_id = ?")
                .param(transfer)
                .query(Row.as(row -> row.quantity("open")))
                .single()
                .compareTo(Quantity.ZERO) == 0;
    }
}
