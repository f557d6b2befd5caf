package dev.baton.process;

/**
 * A distributor of a test's own.
 *
 * @param account id of its prepaid account
 * @param warehouse where its goods arrive
 */
record Distributor(String id, String account, String warehouse) {}
