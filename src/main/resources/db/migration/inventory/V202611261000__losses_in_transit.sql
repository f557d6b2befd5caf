-- What was issued to another location and never arrives: received there and written off in one go. The reasons that there are stay.
DO $$
DECLARE
    known text := (SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') FROM pg_constraint
                   WHERE conrelid = 'stock_movement'::regclass AND conname = 'stock_movement_reason_check');
BEGIN
    ALTER TABLE stock_movement DROP CONSTRAINT stock_movement_reason_check;
    EXECUTE format('ALTER TABLE stock_movement ADD CONSTRAINT stock_movement_reason_check CHECK (%s OR reason = %L)', known, 'TRANSIT_LOSS');
END
$$;
