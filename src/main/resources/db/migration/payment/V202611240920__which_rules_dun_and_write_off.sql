-- The version of the process tells the versions of the rules that it asks.
ALTER TABLE payment_dunning ADD COLUMN process_definition_key bigint;
ALTER TABLE payment_write_off ADD COLUMN process_definition_key bigint;
COMMENT ON COLUMN payment_dunning.process_definition_key IS 'tells the version of the rules that chose the step';
COMMENT ON COLUMN payment_write_off.process_definition_key IS 'tells the version of the rules that it was planned by';
