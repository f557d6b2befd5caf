-- those that were applied long ago are looked for every hour, to be forgotten
CREATE INDEX inbox_event_applied ON inbox_event (applied_at) WHERE applied_at IS NOT NULL;
