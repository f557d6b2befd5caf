-- our own accounts of kinds that are new, in each currency that is in use
INSERT INTO ledger_account (id, kind, currency, opened_at)
SELECT kind || ':' || currency, kind, currency, now()
  FROM (SELECT DISTINCT currency FROM ledger_account) AS used,
       unnest(ARRAY['CARRIER_RECEIVABLE', 'CARRIER_COMPENSATION']) AS kind
    ON CONFLICT DO NOTHING;
