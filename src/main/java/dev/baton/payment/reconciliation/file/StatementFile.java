package dev.baton.payment.reconciliation.file;

import java.io.InputStream;

/** A format of bank statements. */
public interface StatementFile {

    /**
     * Reads a file to its end. What the sink was given before a fault was found is to be forgotten.
     *
     * @throws dev.baton.platform.problem.InvalidRequestException (400) with the faults of the file, up to {@link FaultLimit#MOST}
     */
    void read(InputStream file, StatementSink sink);
}
