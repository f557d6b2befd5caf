package dev.baton.payment.reconciliation.file;

/** Takes the statements of a file as they are read. Each begins, has its entries and ends before the next begins. */
public interface StatementSink {

    void begin(StatementHead head);

    void add(BankEntry entry);

    void end();
}
