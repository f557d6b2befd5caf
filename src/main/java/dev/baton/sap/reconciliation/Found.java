package dev.baton.sap.reconciliation;

import java.util.List;

/**
 * SAP's stock, sorted out.
 *
 * @param entries how many SAP has given
 */
record Found(int entries, List<StockLineFound> lines, List<Ignored> ignored) {}
