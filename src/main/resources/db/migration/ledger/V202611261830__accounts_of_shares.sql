-- our own accounts for what distributors sell: our shares until they are paid out, and what we earn by commission
INSERT INTO ledger_account (id, kind, currency, opened_at)
SELECT kind || ':' || currency, kind, currency, now()
  FROM (SELECT DISTINCT currency FROM ledger_account) AS used,
       unnest(ARRAY['MANUFACTURER_SHARE', 'PLATFORM_SHARE', 'COMMISSION_REVENUE']) AS kind
    ON CONFLICT DO NOTHING;
