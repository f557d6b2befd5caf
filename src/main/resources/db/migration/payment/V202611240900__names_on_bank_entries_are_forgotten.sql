-- Who paid, and what they wrote, is kept for as long as it is needed.
ALTER TABLE payment_bank_entry ADD COLUMN names_forgotten_at timestamptz,
    ADD CONSTRAINT payment_bank_entry_forgets_once_decided CHECK (names_forgotten_at IS NULL OR decided_at IS NOT NULL);
CREATE INDEX payment_bank_entry_with_names ON payment_bank_entry (booking_date) WHERE names_forgotten_at IS NULL AND decided_at IS NOT NULL;
COMMENT ON COLUMN payment_bank_entry.remittance IS 'may hold personal data, as may the end-to-end id';
COMMENT ON COLUMN payment_bank_entry.names_forgotten_at IS 'when the counterparty and what it wrote were erased, since their time was over';
