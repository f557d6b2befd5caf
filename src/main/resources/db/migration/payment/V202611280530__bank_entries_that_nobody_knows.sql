-- what nobody knows is counted every few seconds, among all entries that ever came
CREATE INDEX payment_bank_entry_unmatched ON payment_bank_entry (statement_id) WHERE direction = 'CRDT' AND state IN ('OPEN', 'UNNAMED');
-- how old the last statement is, is asked as often
CREATE INDEX payment_bank_statement_by_import ON payment_bank_statement (imported_at);
