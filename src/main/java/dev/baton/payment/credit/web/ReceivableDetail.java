package dev.baton.payment.credit.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.credit.dunning.Dunning;
import dev.baton.payment.credit.receipt.Payment;
import dev.baton.payment.credit.writeoff.WriteOff;
import java.util.List;

/** An open item with all that came of it, oldest first. */
record ReceivableDetail(
        @JsonUnwrapped ReceivableView receivable,
        List<Payment> receipts,
        List<WriteOff> writeOffs,
        List<Dunning> dunnings) {

    ReceivableDetail {
        receipts = List.copyOf(receipts);
        writeOffs = List.copyOf(writeOffs);
        dunnings = List.copyOf(dunnings);
    }
}
