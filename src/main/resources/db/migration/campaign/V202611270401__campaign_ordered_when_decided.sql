-- What had been ordered stays to be read when the orders of a campaign that was missed are cancelled.
ALTER TABLE campaign ADD COLUMN ordered_when_decided numeric(15, 3) CHECK (ordered_when_decided >= 0);
ALTER TABLE campaign ADD CHECK (status <> 'OPEN' OR ordered_when_decided IS NULL);
ALTER TABLE campaign ADD CHECK (counted <= ordered_when_decided);

COMMENT ON COLUMN campaign.ordered_when_decided IS 'what was ordered and not cancelled when it was decided, paid or not; null where it is open, or was decided before this was kept';
