-- Which process looks after an exception, and since when: one that the engine has lost is begun anew.
ALTER TABLE shipment_exception ADD COLUMN process_instance_key bigint UNIQUE, ADD COLUMN begun_at timestamptz;
UPDATE shipment_exception SET begun_at = raised_at;
ALTER TABLE shipment_exception ALTER COLUMN begun_at SET NOT NULL;
CREATE INDEX shipment_exception_open ON shipment_exception (begun_at) WHERE ended_at IS NULL;
