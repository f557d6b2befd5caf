ALTER TABLE stock_transfer ADD COLUMN sought_since timestamptz;
UPDATE stock_transfer SET sought_since = requested_at;
ALTER TABLE stock_transfer ADD CHECK (state NOT IN ('REQUESTED', 'PROPOSED') OR sought_since IS NOT NULL);
CREATE INDEX stock_transfer_open ON stock_transfer (state) WHERE ended_at IS NULL;

COMMENT ON COLUMN stock_transfer.sought_since IS 'since when its present source was looked for: anew after its stock was short or withdrawn';
