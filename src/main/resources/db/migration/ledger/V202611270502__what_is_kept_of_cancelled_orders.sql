-- our own account for what is kept of the money of orders that are cancelled, in each currency that is in use
INSERT INTO ledger_account (id, kind, currency, opened_at)
SELECT 'CANCELLATION_REVENUE:' || currency, 'CANCELLATION_REVENUE', currency, now()
  FROM (SELECT DISTINCT currency FROM ledger_account) AS used
    ON CONFLICT DO NOTHING;
