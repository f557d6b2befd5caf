-- A run that takes long and gets on is not lost.
ALTER TABLE sap_product_run ADD COLUMN advanced_at timestamptz CHECK (advanced_at >= started_at);

COMMENT ON COLUMN sap_product_run.advanced_at IS 'when the last page was taken; null before the first';
