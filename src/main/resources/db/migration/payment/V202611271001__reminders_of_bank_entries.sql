-- An older job that is delivered again after a newer one had reminded was counted twice when only the last one was known.
CREATE TABLE payment_bank_entry_reminder (
    entry_id uuid NOT NULL REFERENCES payment_bank_entry,
    occasion text NOT NULL,
    PRIMARY KEY (entry_id, occasion)
);

INSERT INTO payment_bank_entry_reminder (entry_id, occasion)
SELECT id, reminded_by FROM payment_bank_entry WHERE reminded_by IS NOT NULL;

ALTER TABLE payment_bank_entry DROP COLUMN reminded_by;
