-- When an event that does not fit was looked at last, so that those that never will fit are looked at less and less often.
ALTER TABLE inbox_event ADD COLUMN tried_at timestamptz;
